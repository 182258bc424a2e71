/**
 * The real client on a running service, which remembers what it was asked.
 */
import type { EvidentlyClient } from '@aws-sdk/client-evidently';
import { evidentlyClient } from '../../../clients/js/evidently-client.ts';
import { credentials } from '../service.ts';

export interface RecordingClient {
  readonly client: EvidentlyClient;
  /** Names of the operations that have succeeded. */
  readonly called: Set<string>;
}

export const recordingClient = (endpoint: string): RecordingClient => {
  const client = evidentlyClient(endpoint, { ...credentials, maxAttempts: 1 });
  const called = new Set<string>();
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (request) => {
        const result = await next(request);
        called.add(String(commandName).replace(/Command$/, ''));
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
