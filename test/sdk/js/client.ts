/**
 * The real client on a running service, which remembers what it was asked, and lets a change arrive before it asks for
 * what follows from it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { EvidentlyClient } from '@aws-sdk/client-evidently';
import { evidentlyClient } from '@selfevident/evidently-client';
import { type OperationName, rowOf } from '../../../contract/index.ts';
import { untilAgentServes } from '../../support/agent-freshness.ts';
import { cacheLifetime, credentials, isAgent } from '../../support/over-http.ts';

export interface RecordingClient {
  readonly client: EvidentlyClient;
  /** Names of the operations that have succeeded. */
  readonly called: Set<string>;
}

export const recordingClient = (endpoint: string): RecordingClient => {
  const client = evidentlyClient(endpoint, { ...credentials, maxAttempts: 1 });
  const called = new Set<string>();
  let changedAt = -Infinity;
  /** Resolves when the latest change is served. */
  const served = (input: object): Promise<void> =>
    isAgent && 'project' in input
      ? untilAgentServes(endpoint, String(input.project).split('/').at(-1) ?? '')
      : pause(Math.max(0, changedAt + cacheLifetime - performance.now()));
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (request) => {
        const name = String(commandName).replace(/Command$/, '') as OperationName;
        const { group, method } = rowOf(name);
        if (group !== 'management') await served(request.input);
        const result = await next(request);
        called.add(name);
        if (group === 'management' && method !== 'GET') changedAt = performance.now();
        return result;
      },
    { step: 'initialize' },
  );
  return { client, called };
};

/** What an iterator gives, such as a paginator's pages. */
export const allOf = async <T>(iterator: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const each of iterator) all.push(each);
  return all;
};
