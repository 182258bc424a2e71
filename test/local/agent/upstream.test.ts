import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openUpstream } from '../../../local/agent/upstream.ts';

/** A service for one call at some times of the process's clock. */
const callAt = async (times: number[], answer: RequestListener) => {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const credentials = async () => ({ accessKeyId: 'any', secretAccessKey: 'any' });
  const upstream = openUpstream({ url, region: 'us-east-1', credentials }, () => times.shift() ?? 3_600_000);
  const answered = await upstream.call({ method: 'POST', path: '/', headers: { 'amz-sdk-invocation-id': 'one' } });
  server.closeAllConnections();
  server.close();
  return answered;
};

it('a call that was under way when the process was frozen is sent again with its id', async () => {
  const ids: unknown[] = [];
  const { body } = await callAt([0, 0, 0, 0], ({ headers }, response) => {
    ids.push(headers['amz-sdk-invocation-id']);
    // The first is heard, and its answer never comes.
    if (ids.length === 2) response.end('second');
  });
  expect([body, ids]).toEqual(['second', ['one', 'one']]);
});

it('an answer that is cut off is none', async () => {
  const { status, body } = await callAt([], (_, response) => {
    response.writeHead(200, { 'content-length': 100 }).write('{');
    setImmediate(() => response.destroy());
  });
  expect([status, JSON.parse(body).message]).toEqual([503, 'The answer of the service ended before its end: aborted']);
});
