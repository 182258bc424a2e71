import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { allowedHeaders } from '../../../contract/cors.ts';
import { type Served, send, sendBytes, serve } from '../../support/gateway-over-http.ts';

let served: Served;
afterEach(() => served.close());

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A handler that says when it has begun, and answers when it is released. */
const holdAnswer = (body: string) => {
  const begun = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const handle = async () => {
    begun.resolve();
    await released.promise;
    return { statusCode: 200, body };
  };
  return { handle, begun: begun.promise, release: released.resolve };
};

describe('an answer', () => {
  it('has the id that the handler saw, and what the handler said', async () => {
    served = await serve({
      handle: async () => ({
        statusCode: 409,
        headers: {
          'x-amzn-ErrorType': 'ConflictException',
          'X-Amzn-RequestId': 'own',
          'Content-Length': '1',
          'Transfer-Encoding': 'chunked',
        },
        multiValueHeaders: { 'x-many': ['a', 'b'] },
        body: '{"message":"é"}',
      }),
    });
    const answer = await send(served, '/projects', { method: 'POST', body: '{}' });
    expect(answer).toMatchObject({ status: 409, body: '{"message":"é"}' });
    expect(answer.headers).toMatchObject({ 'x-amzn-errortype': 'ConflictException', 'x-many': 'a, b' });
    expect(answer.headers['x-amzn-requestid']).toMatch(uuid);
    expect(answer.headers['x-amzn-requestid']).toBe(served.events[0]?.requestContext.requestId);
  });

  it('is a 502 when the handler fails, and the next one is not', async () => {
    jest.spyOn(console, 'error').mockImplementationOnce(() => undefined);
    const handle = jest
      .fn()
      .mockRejectedValueOnce(new Error('broken'))
      .mockResolvedValue({ statusCode: 200, body: '' });
    served = await serve({ handle });
    const answer = await send(served, '/projects');
    expect(answer).toMatchObject({ status: 502, body: expect.stringContaining('{"message":"Internal server error"') });
    expect((await send(served, '/projects')).status).toBe(200);
  });

  it('is a 502 when the handler answers what HTTP cannot say', async () => {
    jest.spyOn(console, 'error').mockImplementationOnce(() => undefined);
    served = await serve({ handle: async () => ({ statusCode: 200, headers: { 'x-bad': 'a\r\nb: c' }, body: '' }) });
    expect((await send(served, '/projects')).status).toBe(502);
  });

  it.each(['HEAD', 'PUT', 'PROPFIND'])('comes from the handler for %s too', async (method) => {
    served = await serve();
    expect((await send(served, '/x', { method })).status).toBe(200);
    expect(served.events[0]?.httpMethod).toBe(method);
  });
});

describe('a preflight', () => {
  it('is answered without a signature', async () => {
    served = await serve({ credentials: { KEY: 'secret' } });
    const headers = { origin: 'http://localhost:3000', 'access-control-request-method': 'POST' };
    const answer = await send(served, '/projects', { method: 'OPTIONS', headers });
    expect(answer).toMatchObject({ status: 204, body: '' });
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-headers': allowedHeaders.join(','),
      'access-control-allow-methods': expect.stringContaining('PATCH'),
      'access-control-expose-headers': 'x-amzn-errortype,x-amzn-requestid,ETag,Retry-After,date',
    });
    expect(served.events).toEqual([]);
  });

  it('of another site is refused', async () => {
    served = await serve();
    const answer = await send(served, '/projects', { method: 'OPTIONS', headers: { origin: 'https://evil.test' } });
    expect(answer.status).toBe(403);
  });
});

describe('a request that may not come in', () => {
  it.each([{ host: 'evil.test' }, { origin: 'https://evil.test' }])('is a 403 for %j', async (headers) => {
    served = await serve({ hosts: ['127.0.0.1', 'box.lan'], origins: ['https://app.test'] });
    const answer = await send(served, '/projects', { headers });
    expect(answer.status).toBe(403);
    expect(answer.headers['x-amzn-errortype']).toBe('ForbiddenException');
    expect(served.events).toEqual([]);
  });

  it.each([{ host: 'dataplane.box.lan:1' }, { origin: 'https://app.test' }])('does with %j', async (headers) => {
    served = await serve({ hosts: ['127.0.0.1', 'box.lan'], origins: ['https://app.test'] });
    expect((await send(served, '/projects', { headers })).status).toBe(200);
  });
});

describe('a large body', () => {
  it('of 1 MB is taken, of one byte more refused', async () => {
    served = await serve();
    expect((await send(served, '/x', { method: 'POST', body: 'x'.repeat(1_048_576) })).status).toBe(200);
    const answer = await send(served, '/x', { method: 'POST', body: 'x'.repeat(1_048_577) });
    expect(answer.status).toBe(413);
    expect(answer.headers).toMatchObject({ 'x-amzn-errortype': 'RequestTooLargeException', connection: 'close' });
    expect(served.events).toHaveLength(1);
  });

  it('is refused too when its size is not announced', async () => {
    served = await serve();
    const headers = { 'transfer-encoding': 'chunked' };
    expect((await send(served, '/x', { method: 'POST', headers, body: 'x'.repeat(3_000_000) })).status).toBe(413);
  });
});

describe('what is no HTTP', () => {
  it.each([
    ['GARBAGE\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\n\r\n', 400],
    ['POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['GET / HTTP/1.0\r\n\r\n', 403],
  ])('%.40j gets an answer and harms nobody', async (bytes, status) => {
    served = await serve();
    expect(await sendBytes(served, bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect((await send(served, '/x')).status).toBe(200);
  });

  it('behind a request that is being done is not answered in its place', async () => {
    const held = holdAnswer('done');
    served = await serve(held);
    const answers = sendBytes(served, 'DELETE /x HTTP/1.1\r\nHost: localhost\r\n\r\n{"a":1}\r\n\r\n');
    await held.begun;
    await send(served, '/_local/health');
    held.release();
    expect(await answers).toMatch(/^HTTP\/1.1 200 OK\r\n[\s\S]*\r\n\r\ndone$/);
  });

  it('in the middle of a body gets an answer', async () => {
    served = await serve();
    const bytes = 'POST /x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n';
    expect(await sendBytes(served, bytes)).toMatch(/^HTTP\/1.1 400 /);
    expect(served.events).toEqual([]);
  });

  it.each(['/%', '/%zz/%ff', '/projects/%00', '//', '/../..', '/x?%', '/x?a=%ff&a&=&__proto__=%'])(
    'the odd target %s reaches the handler as it is',
    async (target) => {
      served = await serve();
      expect((await send(served, target)).status).toBe(200);
      expect(served.events[0]?.path).toBe(target.replace(/\?.*/, ''));
    },
  );

  it('a client that goes away in the middle of a body harms nobody', async () => {
    served = await serve();
    const socket = connect(served.port, '127.0.0.1');
    socket.write('POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf');
    await once(socket, 'connect');
    socket.resetAndDestroy();
    expect((await send(served, '/x')).status).toBe(200);
    expect(served.events).toHaveLength(1);
  });
});

describe('closing', () => {
  it('does not wait for connections that ask nothing', async () => {
    served = await serve();
    const silent = connect(served.port, '127.0.0.1');
    await once(silent, 'connect');
    const agent = new Agent({ keepAlive: true });
    const idle = request({ port: served.port, host: '127.0.0.1', agent }).end();
    const [response] = await once(idle, 'response');
    response.resume();
    await once(response, 'end');
    const ended = once(silent, 'close');
    await served.server.close();
    await ended;
    agent.destroy();
  });

  it('waits for the answer of a request under way, and refuses new ones', async () => {
    const held = holdAnswer('late');
    served = await serve(held);
    const first = send(served, '/x');
    await held.begun;
    const closing = served.server.close();
    await expect(send(served, '/x')).rejects.toThrow('ECONNREFUSED');
    held.release();
    expect(await first).toMatchObject({ status: 200, body: 'late' });
    await closing;
  });
});

describe('the root', () => {
  it('leads a browser to the console', async () => {
    served = await serve({ credentials: { KEY: 'secret' } });
    const answer = await send(served, '/', { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe('/console/');
    expect(served.events).toEqual([]);
  });

  it.each([
    ['GET', '/', '*/*'],
    ['GET', '/', 'application/json'],
    ['POST', '/', 'text/html'],
    ['GET', '/projects', 'text/html'],
  ])('is for the API otherwise: %s %s for %s', async (method, path, accept) => {
    served = await serve();
    await send(served, path, { method, headers: { accept } });
    expect(served.events).toHaveLength(1);
  });
});
