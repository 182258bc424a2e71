/**
 * What lines and events are delivered to: it takes everything.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Put {
  readonly Entries?: readonly unknown[];
}

export const startFakeAws = async (): Promise<{ readonly endpoint: string; readonly stop: () => void }> => {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const isPutEvents = request.headers['x-amz-target'] === 'AWSEvents.PutEvents';
    const { Entries = [] }: Put = isPutEvents ? JSON.parse(Buffer.concat(chunks).toString()) : {};
    const answer = isPutEvents
      ? { FailedEntryCount: 0, Entries: Entries.map((_, index) => ({ EventId: `${index}` })) }
      : {};
    response.end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
