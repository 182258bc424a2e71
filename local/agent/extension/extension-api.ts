/**
 * Lambda's Extensions API and Telemetry API, as far as the agent uses them.
 */
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { json, text } from 'node:stream/consumers';
import { StartError } from '../../start-error.ts';

export type LifecycleEvent =
  | { readonly eventType: 'INVOKE'; readonly requestId: string; readonly deadlineMs: number }
  | { readonly eventType: 'SHUTDOWN'; readonly shutdownReason: string; readonly deadlineMs: number };

export interface ExtensionApi {
  /** Resolves when Lambda has the next event, which may be after hours: the environment may be frozen until then. */
  readonly next: () => Promise<LifecycleEvent>;
  /** Asks for the platform's events at a port of this process. Rejects where there is no Telemetry API. */
  readonly subscribe: (port: number) => Promise<void>;
}

interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** The least that Lambda takes, so that the end of an invocation is told at once. */
const buffering = { maxItems: 1_000, maxBytes: 262_144, timeoutMs: 25 };

export interface Registration {
  /** The value of AWS_LAMBDA_RUNTIME_API. */
  readonly host: string;
  /** The name of the file in `/opt/extensions`: Lambda compares them. */
  readonly name: string;
  readonly events: readonly LifecycleEvent['eventType'][];
}

/** Registers the extension. Lambda starts the function's runtime only after that. */
export const register = async ({ host, name, events }: Registration): Promise<ExtensionApi> => {
  const registered = await callOf(host, {
    method: 'POST',
    path: '/2020-01-01/extension/register',
    headers: { 'Lambda-Extension-Name': name },
    body: { events },
  });
  registered.resume();
  const headers = { 'Lambda-Extension-Identifier': String(registered.headers['lambda-extension-identifier']) };
  return {
    next: async () => {
      const answer = await callOf(host, { method: 'GET', path: '/2020-01-01/extension/event/next', headers });
      return (await json(answer)) as LifecycleEvent;
    },
    subscribe: async (port) => {
      const destination = { protocol: 'HTTP', URI: `http://sandbox.localdomain:${port}` };
      const body = { schemaVersion: '2025-01-29', types: ['platform'], buffering, destination };
      const answer = await callOf(host, { method: 'PUT', path: '/2022-07-01/telemetry', headers, body });
      answer.resume();
      if (answer.statusCode !== 200) throw new Error(`the Telemetry API answers ${answer.statusCode}`);
    },
  };
};

/** Has no timeout: while it waits for the next event the process may be frozen. @throws StartError for a refusal. */
const callOf = async (host: string, { method, path, headers, body }: Call): Promise<IncomingMessage> => {
  const sent = request(`http://${host}${path}`, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
  });
  sent.end(body ? JSON.stringify(body) : undefined);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const { statusCode = 0 } = answer;
  if (statusCode >= 200 && statusCode < 300) return answer;
  throw new StartError(`Lambda answers ${statusCode} to ${path}: ${(await text(answer)).slice(0, 300)}`);
};
