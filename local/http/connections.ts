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
  /** Resolves when all complete requests of the connection have their answers; to true if none was waiting. */
  readonly waitForAnswers: (socket: Socket) => Promise<boolean>;
}

export const watchConnections = (server: Server): Connections => {
  let open = 0;
  const unused = new Set<Socket>();
  const waiting = new WeakMap<Socket, Set<ServerResponse>>();
  server.on('connection', (socket) => {
    open += 1;
    unused.add(socket);
    socket.once('close', () => {
      open -= 1;
      unused.delete(socket);
    });
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    unused.delete(socket);
    const responses = waiting.get(socket) ?? new Set();
    waiting.set(socket, responses.add(response));
    response.once('close', () => responses.delete(response));
  });
  return {
    count: () => open,
    closeUnused: () => {
      for (const socket of unused) socket.destroy();
    },
    waitForAnswers: async (socket) => {
      const whole = [...(waiting.get(socket) ?? [])].filter(({ req }) => req.complete);
      await Promise.all(whole.map((response) => once(response, 'close')));
      return whole.length === 0;
    },
  };
};
