/**
 * Stands between functions and the service, so that connections can die as those do that are in a snapshot: nobody hears
 * what is sent, and nobody says so.
 */
import { connect, createServer, type Socket } from 'node:net';
import { freePort } from '../../local/dynamodb/free-port.ts';

export interface Relay {
  readonly url: string;
  /** Ends what there is of connections; new ones work. */
  readonly cut: () => void;
  readonly stop: () => void;
}

export const openRelay = async (endpoint: string): Promise<Relay> => {
  const { hostname, port } = new URL(endpoint);
  const clients = new Set<readonly [client: Socket, service: Socket]>();
  const server = createServer((client) => {
    const service = connect(Number(port), hostname);
    clients.add([client, service]);
    for (const socket of [client, service]) socket.on('error', () => socket.destroy());
    client.pipe(service).pipe(client);
  });
  const own = await freePort();
  await new Promise<void>((resolve) => server.listen(own, '127.0.0.1', resolve));
  const drop = ([client, service]: readonly [Socket, Socket]) => {
    client.unpipe();
    service.unpipe();
    client.pause();
    service.destroy();
  };
  return {
    url: `http://127.0.0.1:${own}`,
    cut: () => {
      for (const pair of clients) drop(pair);
    },
    stop: () => {
      for (const [client, service] of clients) for (const socket of [client, service]) socket.destroy();
      server.close();
    },
  };
};
