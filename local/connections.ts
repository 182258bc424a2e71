/**
 * The connections of a server: how many there are, and which of them have never had a request.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface Connections {
  readonly count: () => number;
  /** Node closes only connections that have had a request; browsers open some in advance, and those would hold up the end. */
  readonly closeUnused: () => void;
}

export const connectionsOf = (server: Server): Connections => {
  let open = 0;
  const unused = new Set<Socket>();
  server.on('connection', (socket) => {
    open += 1;
    unused.add(socket);
    socket.once('close', () => {
      open -= 1;
      unused.delete(socket);
    });
  });
  server.on('request', ({ socket }) => unused.delete(socket));
  return {
    count: () => open,
    closeUnused: () => {
      for (const socket of unused) socket.destroy();
    },
  };
};
