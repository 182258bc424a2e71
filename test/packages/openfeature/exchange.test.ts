import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { exchange } from '../../../packages/openfeature/service/exchange.ts';
import { openServiceCall } from '../../../packages/openfeature/service/service-call.ts';

let server: Server;

const listen = async (answer: RequestListener): Promise<URL> => {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
};

const get = { method: 'GET', headers: {} };

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('the body of an answer', () => {
  it('is whole, though a character is cut between two parts of it', async () => {
    const bytes = Buffer.from('{"name":"café"}');
    const cut = bytes.indexOf('é') + 1;
    const url = await listen((_, response) => {
      response.write(bytes.subarray(0, cut), () => setImmediate(() => response.end(bytes.subarray(cut))));
    });
    expect(await exchange(url, get)).toMatchObject({ status: 200, body: '{"name":"café"}' });
  });

  it('may be compressed', async () => {
    const url = await listen((_, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync('rules'));
    });
    expect(await exchange(url, get)).toMatchObject({ body: 'rules' });
  });

  it('is an error when it says that it is compressed and is not', async () => {
    const url = await listen((_, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end('rules');
    });
    await expect(exchange(url, get)).rejects.toThrow('incorrect header check');
  });

  it('is an error when the connection ends in the middle of it', async () => {
    const url = await listen((_, response) => {
      response.setHeader('content-length', 1_000);
      response.write('the first part', () => response.destroy());
    });
    await expect(exchange(url, get)).rejects.toThrow('aborted');
  });
});

describe('a call of the service', () => {
  it('does not ask for what must be uncompressed where the service is near', async () => {
    const url = await listen((request, response) => response.end(String(request.headers['accept-encoding'])));
    const call = openServiceCall({ url: url.href, credentials: async () => undefined as never });
    expect(await call({ method: 'GET', path: '/projects/shop/snapshot', headers: {} })).toMatchObject({
      body: 'undefined',
    });
  });
});
