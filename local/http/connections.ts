/**
 * Watches the connections of a server: their number, those without a request so far, and those that wait for an answer.
 */
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface Connections {
  readonly count: () => number;
  /**
   * Closes connections without a request. Node leaves them open, and those that browsers open in advance would delay
   * the end.
   */
  readonly closeUnused: () => void;
  /** Notes each request when it comes. */
  readonly note: (message: IncomingMessage, response: ServerResponse) => void;
  /** Resolves when all complete requests of the connection have their answers; to true if none was waiting. */
  readonly waitForAnswers: (socket: Socket) => Promise<boolean>;
}

export const watchConnections = (server: Server): Connections => {
  let open = 0;
  const unused = new Set<Socket>();
  // Of each connection, the last response and the one before it. Only the last request can be incomplete.
  const latest = new WeakMap<Socket, readonly (ServerResponse | undefined)[]>();
  server.on('connection', (socket) => {
    open += 1;
    unused.add(socket);
    socket.once('close', () => {
      open -= 1;
      unused.delete(socket);
    });
  });
  return {
    count: () => open,
    closeUnused: () => {
      for (const socket of unused) socket.destroy();
    },
    note: ({ socket }, response) => {
      unused.delete(socket);
      const before = latest.get(socket)?.[0];
      latest.set(socket, before?.closed === false ? [response, before] : [response]);
    },
    waitForAnswers: async (socket) => {
      // Answers are written in the order of their requests: the last one is after all others.
      const last = latest.get(socket)?.find((response) => response?.req.complete);
      if (!last || last.closed) return true;
      await once(last, 'close');
      return false;
    },
  };
};
