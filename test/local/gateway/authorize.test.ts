import {
  EvidentlyClient,
  type EvidentlyClientConfig,
  GetProjectCommand,
  ListTagsForResourceCommand,
  UntagResourceCommand,
  UpdateProjectCommand,
} from '@aws-sdk/client-evidently';
import { Hash } from '@smithy/hash-node';
import { SignatureV4 } from '@smithy/signature-v4';
import { type Served, send, serve } from '../../support/gateway-over-http.ts';

const key = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const arn = 'arn:aws:evidently:us-east-1:111122223333:project/demo';

let served: Served;
const clients: EvidentlyClient[] = [];

beforeEach(async () => {
  served = await serve({ credentials: { [key.accessKeyId]: key.secretAccessKey } });
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await served.close();
});

/** The client takes a signing name, though its type does not say so. */
type Settings = Partial<EvidentlyClientConfig & { signingName: string }>;

const clientWith = (settings: Settings = {}) => {
  const client = new EvidentlyClient({
    endpoint: served.url,
    region: 'us-east-1',
    disableHostPrefix: true,
    credentials: key,
    maxAttempts: 1,
    ...settings,
  });
  clients.push(client);
  return client;
};

/** A signed GET or POST, as headers to send or to spoil. */
const signed = async (
  {
    path = '/projects',
    method = 'GET',
    body = '',
    headers = {} as Record<string, string>,
    query = {} as Record<string, string>,
  },
  {
    date = new Date(),
    credentials = key as typeof key & { sessionToken?: string },
    service = 'execute-api',
    region = 'us-east-1',
  } = {},
) => {
  const signer = new SignatureV4({ credentials, region, service, sha256: Hash.bind(null, 'sha256') });
  const host = `127.0.0.1:${served.port}`;
  const request = {
    method,
    path,
    body,
    query,
    headers: { host, ...headers },
    protocol: 'http:',
    hostname: '127.0.0.1',
  };
  return { request, signer, ...(await signer.sign(request, { signingDate: date })) };
};

const minutes = (count: number) => new Date(Date.now() + count * 60_000);

const errorOf = async (answer: ReturnType<typeof send>) => {
  const { status, headers, body } = await answer;
  return { status, name: headers['x-amzn-errortype'], message: JSON.parse(body).message };
};

describe('a signed call of the JavaScript client', () => {
  it.each([undefined, 'execute-api'])('is let in with signing name %s', async (signingName) => {
    const client = clientWith(signingName ? { signingName } : {});
    await client.send(new GetProjectCommand({ project: 'demo' }));
    await client.send(new GetProjectCommand({ project: arn }));
    await client.send(new UpdateProjectCommand({ project: arn, description: 'é ~ "quoted" / + %' }));
    await client.send(new ListTagsForResourceCommand({ resourceArn: arn }));
    await client.send(new UntagResourceCommand({ resourceArn: arn, tagKeys: ['b c', 'a+d', 'é/=&', 'a'] }));
    expect(served.events.map(({ path }) => path)).toContain(`/projects/${encodeURIComponent(arn)}`);
    expect(served.events.at(-1)?.multiValueQueryStringParameters).toEqual({ tagKeys: ['b c', 'a+d', 'é/=&', 'a'] });
  });

  it('tells the handlers whose it is', async () => {
    await clientWith().send(new GetProjectCommand({ project: 'demo' }));
    expect(served.events[0]?.requestContext.identity).toMatchObject({
      accessKey: key.accessKeyId,
      userArn: `arn:aws:iam::111122223333:user/${key.accessKeyId}`,
    });
  });

  it.each<[string, Settings, string]>([
    ['an unknown key', { credentials: { ...key, accessKeyId: 'AKIDOTHER' } }, 'UnrecognizedClientException'],
    ['a wrong secret', { credentials: { ...key, secretAccessKey: 'wrong' } }, 'InvalidSignatureException'],
    ['another region', { region: 'eu-west-1' }, 'InvalidSignatureException'],
    ['another service', { signingName: 's3' }, 'InvalidSignatureException'],
  ])('is refused with %s', async (_case, settings, name) => {
    const call = clientWith(settings).send(new GetProjectCommand({ project: 'demo' }));
    await expect(call).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 403 } });
    expect(served.events).toEqual([]);
  });
});

describe('a request', () => {
  it('is refused without a signature', async () => {
    expect(await errorOf(send(served, '/projects'))).toEqual({
      status: 403,
      name: 'MissingAuthenticationTokenException',
      message: 'Missing Authentication Token',
    });
  });

  it('is refused with a key that nobody has', async () => {
    const { headers } = await signed({}, { credentials: { ...key, accessKeyId: 'AKIDOTHER' } });
    expect(await errorOf(send(served, '/projects', { headers }))).toEqual({
      status: 403,
      name: 'UnrecognizedClientException',
      message: 'The security token included in the request is invalid.',
    });
  });

  it.each([
    'Bearer token',
    'Basic QUtJREVYQU1QTEU6eA==',
    '',
    'AWS4-HMAC-SHA256',
    'AWS4-HMAC-SHA256 Credential',
    `AWS4-HMAC-SHA256 Credential=${key.accessKeyId}/20300101/us-east-1/execute-api/aws4_request, SignedHeaders=host`,
    `AWS4-HMAC-SHA256 Credential=${key.accessKeyId}, SignedHeaders=host, Signature=0`,
  ])('is refused with the authorization "%s"', async (authorization) => {
    const answer = errorOf(send(served, '/projects', { headers: { authorization } }));
    expect(await answer).toMatchObject({ status: 403, name: 'IncompleteSignatureException' });
  });

  it('is let in as it was signed, and refused when anything is changed', async () => {
    const path = `/projects/${encodeURIComponent(arn)}`;
    const { headers } = await signed({
      path,
      method: 'PATCH',
      body: '{"a":1}',
      headers: { 'x-amz-extra': 'a' },
      query: { q: '1' },
    });
    const sent = { path: `${path}?q=1`, method: 'PATCH', body: '{"a":1}', headers };
    const statusOf = async (change: Partial<typeof sent>) => {
      const { path: target, ...rest } = { ...sent, ...change };
      return (await send(served, target, rest)).status;
    };
    const authorization = String(headers.authorization);
    expect(await statusOf({})).toBe(200);
    expect(await statusOf({ method: 'POST' })).toBe(403);
    expect(await statusOf({ body: '{"a":2}' })).toBe(403);
    expect(await statusOf({ path: `${path}?q=2` })).toBe(403);
    expect(await statusOf({ path: `${path}?q=1&r=1` })).toBe(403);
    expect(await statusOf({ path: `${path}x?q=1` })).toBe(403);
    expect(await statusOf({ headers: { ...headers, 'x-amz-extra': 'b' } })).toBe(403);
    expect(await statusOf({ headers: { ...headers, host: 'localhost' } })).toBe(403);
    expect(await statusOf({ headers: { ...headers, 'x-amz-added': 'c' } })).toBe(403);
    expect(
      await statusOf({
        headers: { ...headers, authorization: authorization.replace(/.$/, (c) => (c === '0' ? '1' : '0')) },
      }),
    ).toBe(403);
    expect(await statusOf({ headers: { ...headers, authorization: authorization.slice(0, -1) } })).toBe(403);
    expect(await statusOf({ headers: { ...headers, 'x-other': 'unsigned headers may come along' } })).toBe(200);
  });

  it('is refused when the hash it declares is not that of its body', async () => {
    const { headers } = await signed({ method: 'POST', body: '{"a":1}' });
    expect(headers['x-amz-content-sha256']).toBeDefined();
    const answer = errorOf(send(served, '/projects', { method: 'POST', body: '{"a":2}', headers }));
    expect(await answer).toMatchObject({ status: 403, name: 'InvalidSignatureException' });
  });

  it('is refused when it leaves its body unsigned', async () => {
    const { headers } = await signed({ method: 'POST', headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } });
    expect((await send(served, '/projects', { method: 'POST', body: '{}', headers })).status).toBe(403);
  });

  it.each([
    [-14, 200],
    [14, 200],
    [-16, 403],
    [16, 403],
  ])('signed %i minutes from now is answered with %i', async (offset, status) => {
    const { headers } = await signed({}, { date: minutes(offset) });
    const answer = await send(served, '/projects', { headers });
    expect(answer.status).toBe(status);
    if (status === 403) expect(JSON.parse(answer.body).message).toMatch(/^Signature (expired|not yet current): /);
  });

  it('is judged by the time of the machine, whatever the service takes for now', async () => {
    const body = '{"advanceSeconds":864000}';
    const move = { method: 'POST', path: '/_local/clock', body };
    const { headers: signature } = await signed(move);
    expect((await send(served, move.path, { ...move, headers: signature })).status).toBe(200);
    const { headers } = await signed({});
    expect((await send(served, '/projects', { headers })).status).toBe(200);
  });

  it('is asked of everything local but health and what the clock says', async () => {
    for (const path of ['/_local/health', '/_local/clock']) expect((await send(served, path)).status).toBe(200);
    expect((await send(served, '/_local/events')).status).toBe(403);
    const body = '{"advanceSeconds":1}';
    expect((await send(served, '/_local/clock', { method: 'POST', body })).status).toBe(403);
    expect((await send(served, '/_local/drain', { method: 'POST' })).status).toBe(403);
  });

  it('may be signed with a session token', async () => {
    const { headers } = await signed({}, { credentials: { ...key, sessionToken: 'token' } });
    expect((await send(served, '/projects', { headers })).status).toBe(200);
  });
});

describe('a signed URL', () => {
  const presigned = async (expiresIn: number, date = new Date()) => {
    const { request, signer } = await signed({ query: { filter: 'a b' } });
    const { query } = await signer.presign(request, { expiresIn, signingDate: date });
    return `/projects?${new URLSearchParams(query as Record<string, string>).toString().replaceAll('+', '%20')}`;
  };

  it('is let in while it holds', async () => {
    expect((await send(served, await presigned(3600))).status).toBe(200);
    expect((await send(served, await presigned(3600, minutes(-50)))).status).toBe(200);
  });

  it('is refused afterwards, or changed', async () => {
    expect((await send(served, await presigned(60, minutes(-2)))).status).toBe(403);
    expect((await send(served, (await presigned(3600)).replace('a%20b', 'b'))).status).toBe(403);
    expect((await send(served, (await presigned(3600)).replace('Expires=3600', 'Expires=7200'))).status).toBe(403);
    expect((await send(served, (await presigned(3600)).replace('Expires=3600', 'Expires=0x'))).status).toBe(403);
  });
});

describe('given no credentials', () => {
  it('lets everyone in, and believes the key they name', async () => {
    const open = await serve();
    const { headers } = await signed({}, { credentials: { ...key, accessKeyId: 'ANY' }, date: minutes(-600) });
    await send(open, '/projects', { headers });
    await send(open, '/projects');
    await send(open, '/projects', { headers: { authorization: 'Bearer x' } });
    await send(open, '/projects', { headers: { authorization: 'Bearer Credential=x/20260101/' } });
    for (const credential of ['QUERY/20260101/r/s/aws4_request', '/20260101/r', 'noslash', '%'])
      await send(open, `/projects?X-Amz-Credential=${credential}`);
    const named = ['ANY', null, null, null, 'QUERY', null, null, null];
    expect(open.events.map(({ requestContext }) => requestContext.identity.accessKey)).toEqual(named);
    await open.close();
  });
});
