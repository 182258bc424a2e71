/**
 * Listens for the platform's events, and says when the function's answer to an invocation is out.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface RunDone {
  readonly port: number;
  /** Resolves when the invocation is answered, or at its deadline, in milliseconds since the epoch. */
  readonly wait: (requestId: string, deadline: number) => Promise<void>;
  readonly close: () => void;
}

interface PlatformEvent {
  readonly type: string;
  readonly record?: { readonly requestId?: string };
}

/** How many answered invocations are remembered, whose waiting may begin only after their end was told. */
const REMEMBERED = 100;

export const listenForRunDone = async (): Promise<RunDone> => {
  const done = new Set<string>();
  let wake = () => {};
  const server = createServer((request, response) => {
    void json(request)
      .then((events) => {
        for (const { type, record } of events as PlatformEvent[])
          if (type === 'platform.runtimeDone' && record?.requestId) remember(done, record.requestId);
        wake();
      })
      .catch(() => undefined)
      .finally(() => response.writeHead(200).end());
  });
  // Lambda comes from another address than 127.0.0.1, and nobody from outside reaches an environment.
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    wait: async (requestId, deadline) => {
      while (!done.has(requestId) && Date.now() < deadline)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, deadline - Date.now());
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
    },
    close: () => server.close(),
  };
};

const remember = (done: Set<string>, requestId: string): void => {
  done.add(requestId);
  const [oldest] = done;
  if (done.size > REMEMBERED && oldest !== undefined) done.delete(oldest);
};
