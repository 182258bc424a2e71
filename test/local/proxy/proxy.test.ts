import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { CreateProjectCommand, EvidentlyClient, GetProjectCommand } from '@aws-sdk/client-evidently';
import type { HttpServer } from '../../../local/http/http-server.ts';
import { listen } from '../../../local/http/http-server.ts';
import { preflight } from '../../../local/http/preflight.ts';
import { forwarder } from '../../../local/proxy/forward.ts';
import { proxyOptionsOf } from '../../../local/proxy/options.ts';
import { type RawAnswer, type Served, send, sendBytes, serve } from '../../support/gateway-over-http.ts';

const credentials = { accessKeyId: 'KEY', secretAccessKey: 'secret' };
let deployment: Served;
let proxy: HttpServer;

/** The proxy to a deployment that checks each signature. */
const open = async (upstream: { path?: string; keys?: () => Promise<typeof credentials> } = {}) => {
  const url = new URL(upstream.path ?? '', deployment.url);
  const keys = upstream.keys ?? (async () => credentials);
  const forward = forwarder({ url, region: 'us-east-1', credentials: keys });
  proxy = await listen({ port: 0, hosts: ['127.0.0.1'], origins: [], fixedHosts: true }, async (request) =>
    request.method === 'OPTIONS' ? preflight : forward(request),
  );
};
const through = (path: string, more: Parameters<typeof send>[2] = {}): Promise<RawAnswer> => send(proxy, path, more);

beforeEach(async () => {
  deployment = await serve({
    credentials: { KEY: 'secret' },
    handle: async () => ({
      statusCode: 409,
      headers: { 'content-type': 'application/json', 'x-amzn-ErrorType': 'ConflictException' },
      body: '{"message":"é"}',
    }),
  });
});
afterEach(async () => {
  await proxy?.close();
  await deployment.close();
});

describe('a request through the proxy', () => {
  it.each([
    [
      '/projects/arn%3Aaws%3Aevidently%3Aus-east-1%3A1%3Aproject%2Fshop',
      '/projects/arn%3Aaws%3Aevidently%3Aus-east-1%3A1%3Aproject%2Fshop',
    ],
    ['/tags/a?tagKeys=b%2Fc&tagKeys=%C3%A9&tagKeys=', '/tags/a'],
    ['/projects/..%2e/x', '/projects/..%2e/x'],
    ['/projects?nextToken=a+b%2B', '/projects'],
  ])('%s arrives as it was sent, signed', async (path, arrived) => {
    await open();
    expect((await through(path)).status).toBe(409);
    expect(deployment.events.map((event) => event.path)).toEqual([arrived]);
    expect(deployment.events[0]?.requestContext.identity.accessKey).toBe('KEY');
  });

  it('has its body and its content type, and goes behind the path of the deployment', async () => {
    await open({ path: '/prod/' });
    const body = '{"name":"é"}';
    await through('/projects', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(deployment.events[0]).toMatchObject({ httpMethod: 'POST', path: '/prod/projects', body });
  });

  it('loses the signature and the cookies that it came with, and keeps what counts retries, and the tag', async () => {
    await open();
    const headers = {
      authorization:
        'AWS4-HMAC-SHA256 Credential=X/20260101/eu-west-1/evidently/aws4_request, SignedHeaders=host, Signature=0',
      'x-amz-date': '20260101T000000Z',
      'x-amz-security-token': 'another',
      cookie: 'a=b',
      'amz-sdk-invocation-id': 'invocation',
      'if-none-match': '"tag"',
    };
    expect((await through('/projects', { headers })).status).toBe(409);
    const arrived = deployment.events[0]?.headers ?? {};
    expect(arrived).toMatchObject({ 'amz-sdk-invocation-id': 'invocation', 'if-none-match': '"tag"' });
    expect(Object.keys(arrived)).not.toEqual(expect.arrayContaining(['cookie']));
    expect(arrived['x-amz-security-token']).toBeUndefined();
  });

  it('is answered as the deployment answers', async () => {
    await open();
    const answer = await through('/projects');
    expect(answer).toMatchObject({ status: 409, body: '{"message":"é"}' });
    expect(answer.headers).toMatchObject({
      'x-amzn-errortype': 'ConflictException',
      'x-amzn-requestid': deployment.events[0]?.requestContext.requestId,
    });
  });

  it('is refused by the deployment when the secret is wrong', async () => {
    await open({ keys: async () => ({ ...credentials, secretAccessKey: 'wrong' }) });
    const answer = await through('/projects');
    expect(answer).toMatchObject({ status: 403, headers: { 'x-amzn-errortype': 'InvalidSignatureException' } });
  });

  it('is refused when it names another host, or comes from a page of another', async () => {
    await open();
    const origin = 'https://evil.example';
    expect((await through('/projects', { headers: { host: 'evil.example' } })).status).toBe(403);
    expect((await through('/projects', { headers: { origin } })).status).toBe(403);
    expect((await through('/projects', { method: 'OPTIONS', headers: { origin } })).status).toBe(403);
    expect(deployment.events).toEqual([]);
  });

  it('is asked for by a page of this machine, which may read the answer', async () => {
    await open();
    const origin = 'http://localhost:3000';
    const asked = await through('/projects', { method: 'OPTIONS', headers: { origin } });
    expect(asked).toMatchObject({ status: 204, headers: { 'access-control-allow-origin': '*' } });
    expect((await through('/projects', { headers: { origin } })).status).toBe(409);
  });

  it('is not signed for a page of another site, which sends no Origin with what it only wants to happen', async () => {
    await open();
    for (const site of ['cross-site', 'anything'])
      expect(await through('/projects', { headers: { 'sec-fetch-site': site } })).toMatchObject({
        status: 403,
        body: expect.stringContaining('{"message":"The proxy does not sign for pages of other sites."'),
      });
    expect(deployment.events).toEqual([]);
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' };
    expect((await through('/projects', { headers })).status).toBe(409);
    for (const site of ['same-origin', 'same-site', 'none'])
      expect((await through('/projects', { headers: { 'sec-fetch-site': site } })).status).toBe(409);
  });

  it.each(['/../x', '/a/%2E%2e/x', '/a/.%2e', '/a%2f..%2f..%2fx', '/a\\..\\x', '/..;/x', 'http://127.0.0.1/x', '*'])(
    '%s could leave the path of --url, and is refused',
    async (path) => {
      await open({ path: '/prod' });
      expect(await through(path)).toMatchObject({
        status: 400,
        headers: { 'x-amzn-errortype': 'ValidationException' },
      });
      expect(deployment.events).toEqual([]);
    },
  );

  it('is not told of an option that there is not', async () => {
    await open();
    expect((await through('/projects', { headers: { host: 'box' } })).body).not.toContain('--host');
  });

  it('is told when the deployment cannot be reached, and when there are no credentials', async () => {
    await open({ keys: () => Promise.reject(new Error('none found')) });
    expect(await through('/projects')).toMatchObject({
      status: 403,
      body: expect.stringContaining('{"message":"There are no AWS credentials to sign with: none found"'),
    });
    await proxy.close();
    await open();
    await deployment.close();
    const answer = await through('/projects');
    expect(answer).toMatchObject({ status: 503, headers: { 'x-amzn-errortype': 'ServiceUnavailableException' } });
    const { message } = JSON.parse(answer.body);
    expect(message).toContain(`The service at http://127.0.0.1:${deployment.port} cannot be reached: `);
    expect(message).toMatch(/(ECONNREFUSED 127\.0\.0\.1:\d+|ECONNRESET|socket hang up)$/);
    deployment = await serve();
  });
});

describe('on the connection to the deployment', () => {
  let wire: ReturnType<typeof createServer>;
  const sockets: Socket[] = [];
  let received = '';
  let onData: (socket: Socket) => void;

  beforeEach(async () => {
    received = '';
    wire = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        received += chunk;
        onData(socket);
      });
    }).listen(0, '127.0.0.1');
    await once(wire, 'listening');
    const url = new URL(`http://127.0.0.1:${(wire.address() as AddressInfo).port}/prod`);
    const forward = forwarder({ url, region: 'us-east-1', credentials: async () => credentials });
    proxy = await listen({ port: 0, hosts: ['127.0.0.1'], origins: [] }, forward);
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    wire.close();
  });

  const empty = (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
  const smuggled = 'DELETE /prod/projects/shop HTTP/1.1\r\nhost: x\r\n\r\n';

  it.each([
    ['GET', 'content-length'],
    ['DELETE', 'content-length'],
    ['HEAD', 'content-length'],
    ['OPTIONS', 'content-length'],
    ['GET', 'transfer-encoding'],
    ['DELETE', 'transfer-encoding'],
  ])('the body of a %s that came by %s has its length, and is no request', async (method, by) => {
    onData = empty;
    const headers = by === 'content-length' ? { [by]: smuggled.length } : { [by]: 'chunked' };
    expect((await through('/projects/a', { method, headers, body: smuggled })).status).toBe(200);
    const [head = '', body] = received.split(/\r\n\r\n([\s\S]*)/);
    expect(head).toMatch(new RegExp(`^${method} /prod/projects/a HTTP/1.1\r\n`));
    expect(head.toLowerCase()).toContain(`content-length: ${smuggled.length}`);
    expect(body).toBe(smuggled);
  });

  it.each(['Content-Length: 5\r\nTransfer-Encoding: chunked', 'Content-Length: 5\r\nContent-Length: 50'])(
    'there is nothing of a request with two lengths: %j',
    async (lengths) => {
      onData = empty;
      const bytes = `POST /x HTTP/1.1\r\nHost: localhost\r\n${lengths}\r\n\r\n0\r\n\r\n${smuggled}`;
      expect(await sendBytes(proxy, bytes)).toMatch(/^HTTP\/1.1 400 /);
      expect(received).toBe('');
    },
  );

  it('what comes in goes out before all of it is there', async () => {
    let upstream: Socket | undefined;
    onData = (socket) => {
      upstream = socket;
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\none\r\n');
    };
    const answer = await fetch(`http://127.0.0.1:${proxy.port}/x`);
    const reader = answer.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('one');
    upstream?.write('3\r\ntwo\r\n0\r\n\r\n');
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('two');
    expect((await reader?.read())?.done).toBe(true);
  });

  it('an answer that breaks off is not taken for a whole one', async () => {
    onData = (socket) => {
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf');
    };
    await expect(through('/x')).rejects.toThrow('aborted');
  });

  it('headers of the connection stay there, and the answer to a HEAD keeps the length of what it has not', async () => {
    onData = (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nconnection: keep-alive, x-hop\r\nx-hop: 1\r\ncontent-length: 7\r\n\r\n');
    };
    const { status, headers } = await through('/x', { method: 'HEAD' });
    expect([status, headers['content-length'], headers['x-hop']]).toEqual([200, '7', undefined]);
  });
});

describe('the command line', () => {
  const address = 'https://abc123.execute-api.eu-west-3.amazonaws.com/prod/';

  it('takes the region from the address, or the option, or the environment', () => {
    expect(proxyOptionsOf(['--url', address], {})).toMatchObject({ region: 'eu-west-3', port: 2774 });
    expect(proxyOptionsOf(['--url', address, '--region', 'us-west-2'], {})).toMatchObject({ region: 'us-west-2' });
    expect(proxyOptionsOf(['--url', 'https://flags.example'], { AWS_REGION: 'us-west-1' })).toMatchObject({
      region: 'us-west-1',
    });
  });

  it.each([
    [[], '--url is missing: the address of the deployment.'],
    [['--url', 'http://flags.example'], "--url must be an https address, not 'http://flags.example'."],
    [['--url', 'flags.example'], "--url must be an https address, not 'flags.example'."],
    [['--url', 'https://flags.example'], 'The address names no region; --region does.'],
    [['--url', address, '--port', 'x'], "--port must be a number from 0 to 65535, not 'x'."],
    [['--url', address, '--host', '0.0.0.0'], "Unknown option '--host'; --help lists the options."],
  ])('%j is refused', (argv, message) => {
    expect(() => proxyOptionsOf(argv, {})).toThrow(message);
  });
});

describe('the program', () => {
  let child: ChildProcess;
  afterEach(() => child.kill('SIGKILL'));

  it('lets a client call that knows nothing but the address', async () => {
    await open();
    const args = ['bin/local.ts', 'proxy', '--url', deployment.url, '--region', 'us-east-1', '--port', '0'];
    const env = { ...process.env, AWS_ACCESS_KEY_ID: 'KEY', AWS_SECRET_ACCESS_KEY: 'secret' };
    child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = await once(child.stdout as NonNullable<typeof child.stdout>, 'data');
    const [, endpoint = ''] = / is signed for at (\S+)\n/.exec(String(said)) ?? [];
    const client = new EvidentlyClient({
      endpoint,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'nobody', secretAccessKey: 'nothing' },
    });
    await expect(client.send(new CreateProjectCommand({ name: 'shop' }))).rejects.toThrow('é');
    await expect(client.send(new GetProjectCommand({ project: 'shop' }))).rejects.toMatchObject({
      name: 'ConflictException',
    });
    expect(deployment.events.map(({ requestContext }) => requestContext.identity.accessKey)).toEqual(['KEY', 'KEY']);
    client.destroy();
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
