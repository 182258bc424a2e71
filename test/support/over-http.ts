/**
 * The service that real clients call: the one at SELFEVIDENT_ENDPOINT, or a local service in a process of its own, with
 * nothing in it and nothing kept.
 */
import { type ChildService, startAsChild } from './as-child.ts';

export interface RunningService {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

export const startService = async (): Promise<RunningService> => {
  const given = process.env.SELFEVIDENT_ENDPOINT;
  return given ? { endpoint: given, stop: async () => {} } : startLocalService();
};

/** A local service in a process of its own, with nothing in it and nothing kept. */
export const startLocalService = (...options: readonly string[]): Promise<ChildService> =>
  startAsChild(['--memory', ...options]);

/** Names that no other run has used, so that a deployment that others use too can be the target. */
export const uniqueName = (prefix: string): string =>
  `${prefix}-${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`;

/** Clients sign with something, whoever asks; a deployment wants the credentials of the environment. */
export const credentials = process.env.SELFEVIDENT_ENDPOINT
  ? {}
  : { credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, region: 'us-east-1' };

/** Whether SELFEVIDENT_ENDPOINT is that of an agent, which says itself which rules it serves. */
export const isAgent = process.env.SELFEVIDENT_IS_AGENT === 'yes';

/**
 * Milliseconds until a change is served: at once by a service of one process, in 5 seconds by a deployment, which has a
 * process for each kind of operation.
 */
export const cacheLifetime = process.env.SELFEVIDENT_ENDPOINT && !isAgent ? 5_100 : 0;
