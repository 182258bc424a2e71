import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { healthOf } from '../../local/health.ts';

let server: Server;
let client: DynamoDBClient;

const open = async (answer: Parameters<typeof createServer>[1]) => {
  server = createServer(answer as never).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
};
afterEach(() => {
  client.destroy();
  server.closeAllConnections();
  server.close();
});

it('nothing is wrong with a DynamoDB that answers', async () => {
  await open((_, response) => response.end('{}'));
  expect(await healthOf(client, 'items')).toBeUndefined();
});

it('a DynamoDB that takes requests and does not answer is said not to', async () => {
  await open(() => undefined);
  expect(await healthOf(client, 'items', 20)).toBe('DynamoDB cannot be reached: there is no answer in 0.02 seconds.');
});

it('an error is told', async () => {
  await open((_, response) => {
    response.writeHead(400).end('{"__type":"com.amazonaws#ResourceNotFoundException","message":"no such table"}');
  });
  expect(await healthOf(client, 'items')).toBe('DynamoDB cannot be reached: no such table.');
});
