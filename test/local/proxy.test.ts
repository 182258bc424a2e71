import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { CreateProjectCommand, EvidentlyClient, GetProjectCommand } from '@aws-sdk/client-evidently';
import type { HttpServer } from '../../local/http-server.ts';
import { listen } from '../../local/http-server.ts';
import { preflight } from '../../local/preflight.ts';
import { forwarder } from '../../local/proxy/forward.ts';
import { proxyOptionsOf } from '../../local/proxy/options.ts';
import { type RawAnswer, type Served, send, serve } from './serve.ts';

const credentials = { accessKeyId: 'KEY', secretAccessKey: 'secret' };
let deployment: Served;
let proxy: HttpServer;

/** The proxy to a deployment that checks each signature. */
const open = async (upstream: { path?: string; keys?: () => Promise<typeof credentials> } = {}) => {
  const url = new URL(upstream.path ?? '', deployment.url);
  const keys = upstream.keys ?? (async () => credentials);
  const forward = forwarder({ url, region: 'us-east-1', credentials: keys });
  proxy = await listen({ port: 0, hosts: ['127.0.0.1'], origins: [] }, async (request) =>
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
    ['/projects/%2e%2e/x', '/projects/%2e%2e/x'],
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

  it('loses the signature and the cookies that it came with, and keeps what counts retries', async () => {
    await open();
    const headers = {
      authorization:
        'AWS4-HMAC-SHA256 Credential=X/20260101/eu-west-1/evidently/aws4_request, SignedHeaders=host, Signature=0',
      'x-amz-date': '20260101T000000Z',
      'x-amz-security-token': 'another',
      cookie: 'a=b',
      'amz-sdk-invocation-id': 'invocation',
    };
    expect((await through('/projects', { headers })).status).toBe(409);
    const arrived = deployment.events[0]?.headers ?? {};
    expect(arrived).toMatchObject({ 'amz-sdk-invocation-id': 'invocation' });
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

  it('is told when the deployment cannot be reached, and when there are no credentials', async () => {
    await open({ keys: () => Promise.reject(new Error('none found')) });
    expect(await through('/projects')).toMatchObject({
      status: 403,
      body: '{"message":"The proxy has no AWS credentials: none found"}',
    });
    await proxy.close();
    await open();
    await deployment.close();
    const answer = await through('/projects');
    expect(answer).toMatchObject({ status: 503, headers: { 'x-amzn-errortype': 'ServiceUnavailableException' } });
    deployment = await serve();
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
