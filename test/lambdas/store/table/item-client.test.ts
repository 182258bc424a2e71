/**
 * The client of the evaluation function, held against the SDK's: the same requests, the same answers and errors.
 */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { documentClient } from '../../../../lambdas/entry/document-client.ts';
import { dataPlaneTimeouts } from '../../../../lambdas/entry/timeouts.ts';
import { put, remove, update } from '../../../../lambdas/store/table/change.ts';
import { isNew } from '../../../../lambdas/store/table/condition.ts';
import { itemClient } from '../../../../lambdas/store/table/item-client.ts';
import { type ItemTable, openItemTable } from '../../../../lambdas/store/table/item-table.ts';
import { failureKind } from '../../../../lambdas/store/table/store-error.ts';
import { openTable } from '../../../../lambdas/store/table/table.ts';
import { expectedSignature } from '../../../../local/gateway/signature.ts';
import { signatureClaimOf } from '../../../../local/gateway/signature-claim.ts';
import { type ReceivedRequest, receivedRequestOf } from '../../../../local/http/received-request.ts';
import { useDynamoDB } from '../../../support/use-service.ts';

const region = 'us-east-1';
const secretAccessKey = 'secret';
const maxAttempts = 2;
const fast = { ...dataPlaneTimeouts, requestTimeout: 200 };

interface At {
  readonly endpoint: string;
  readonly accessKeyId?: string;
  readonly sessionToken?: string;
  readonly tableName?: string;
}

const ofParts = ({ endpoint, accessKeyId = 'key', sessionToken, tableName = 'table' }: At): ItemTable => {
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
  const client = itemClient({ region, endpoint: new URL(endpoint), credentials, timeouts: fast, maxAttempts });
  return openItemTable(client, tableName);
};

const ofTheSdk = ({ endpoint, accessKeyId = 'key', sessionToken, tableName = 'table' }: At): ItemTable => {
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
  const client = documentClient({ region, endpoint, credentials, requestHandler: fast, maxAttempts });
  return openTable({ client, tableName });
};

const clients = { 'of the parts of the SDK': ofParts, 'of the SDK': ofTheSdk };

const dynamodb = useDynamoDB();
let there: At;
beforeAll(async () => {
  const { accessKeyId } = await new DynamoDBClient(dynamodb.config).config.credentials();
  there = { endpoint: String(dynamodb.config.endpoint), accessKeyId, tableName: await dynamodb.newTable() };
});

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const startServer = async (listener: RequestListener): Promise<string> => {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const unavailable = { name: 'StoreFailure', kind: 'unavailable' };
const key = { PK: 'P#shop', SK: 'RULES#search' };

describe.each(Object.entries(clients))('a table over the client %s', (name, open) => {
  const own = { PK: name, SK: 'item' };

  it('reads what it wrote, with members that are undefined left out', async () => {
    const item = {
      ...own,
      text: 'Füße 👣 \u2028 "quoted"',
      empty: '',
      numbers: [0, -1.5, 1e-7, Number.MAX_SAFE_INTEGER],
      map: { nothing: null, yes: true, list: [['a'], {}] },
    };
    const table = open(there);
    await expect(table.commitOne(put({ ...item, left: undefined }))).resolves.toBe('done');
    await expect(table.get(own)).resolves.toEqual(item);
    await expect(table.get(own, { consistent: false })).resolves.toEqual(item);
    await expect(table.commitOne(remove(own))).resolves.toBe('done');
    await expect(table.get(own)).resolves.toBe(undefined);
  });

  it('updates, and gives a condition that fails the item that it failed on', async () => {
    const table = open(there);
    const found: unknown[] = [];
    const otherwise = (item: unknown) => {
      found.push(item);
      return 'changed' as const;
    };
    const first = { ...own, SK: 'updated' };
    const change = update(first, { set: { arm: 'blue', until: 5 }, setOnce: { since: 1 } }, { when: isNew, otherwise });
    await expect(table.commitOne(change)).resolves.toBe('done');
    await expect(table.commitOne(change)).resolves.toBe('changed');
    const missing = { expression: 'arm = :arm', values: { ':arm': 'red' } };
    await expect(
      table.commitOne(update({ ...own, SK: 'absent' }, { set: { arm: 'red' } }, { when: missing, otherwise })),
    ).resolves.toBe('changed');
    expect(found).toEqual([{ ...first, arm: 'blue', until: 5, since: 1 }, undefined]);
  });

  it('throws errors of DynamoDB that are faults of ours as they are', async () => {
    await expect(open({ ...there, tableName: 'nowhere' }).get(key)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(open(there).get({ PK: '', SK: '' })).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(/empty/),
    });
  });

  const answering =
    (status: number, body: string): RequestListener =>
    (request, response) => {
      request.resume();
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
    };
  const error = (type: string) => JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'no' });

  it.each<[string, RequestListener, object]>([
    ['throttles', answering(400, error('ThrottlingException')), { kind: 'throttled' }],
    ['has too little', answering(400, error('ProvisionedThroughputExceededException')), { kind: 'throttled' }],
    ['fails', answering(500, error('InternalServerError')), unavailable],
    ['fails without members', answering(503, 'null'), unavailable],
    ['is replaced by a page of a proxy', answering(503, '<html>'), unavailable],
    ['does not answer', (request) => request.resume(), unavailable],
  ])('asks twice when DynamoDB %s', async (_, listener, failure) => {
    let requests = 0;
    const endpoint = await startServer((request, response) => {
      requests += 1;
      listener(request, response);
    });
    await expect(open({ endpoint }).get(key)).rejects.toMatchObject(failure);
    expect(requests).toBe(maxAttempts);
  });

  it.each(['<html>', '{"Item":{"PK"'])('takes %s for no answer, whatever its status', async (body) => {
    const endpoint = await startServer(answering(200, body));
    await expect(open({ endpoint }).get(key)).rejects.toThrow(/JSON/);
    await expect(open({ endpoint }).commitOne(put({ ...key }))).rejects.toThrow(/JSON/);
  });

  it('takes the second answer', async () => {
    let requests = 0;
    const endpoint = await startServer((request, response) => {
      requests += 1;
      const answer = requests === 1 ? answering(503, '') : answering(200, '{"Item":{"PK":{"S":"x"}}}');
      answer(request, response);
    });
    await expect(open({ endpoint }).get(key)).resolves.toEqual({ PK: 'x' });
  });
});

// Not held against the SDK's client, whose `instanceof Error` knows no errors of Node's own in a context of jest.
it.each<[string, RequestListener | undefined]>([
  ['nobody listens', undefined],
  ['the connection is closed', (request) => request.socket.destroy()],
])('asks twice when %s', async (_, listener) => {
  let requests = 0;
  const endpoint = await startServer((request, response) => {
    requests += 1;
    listener?.(request, response);
  });
  if (!listener) server?.close();
  await expect(ofParts({ endpoint }).get(key)).rejects.toMatchObject(unavailable);
  expect(requests).toBe(listener ? maxAttempts : 0);
});

it.each(['EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN'])(
  '%s is worth another attempt',
  (code) => {
    expect(failureKind(Object.assign(new Error('no way there'), { code }))).toBe('unavailable');
  },
);

it('both clients send the same requests, and signatures that hold', async () => {
  const change = update(key, { set: { arm: 'ü' }, setOnce: { since: 1 } }, { when: isNew, otherwise: 'changed' });
  const sent: Record<string, ReceivedRequest[]> = {};
  for (const [name, open] of Object.entries(clients)) {
    const received: ReceivedRequest[] = [];
    const endpoint = await startServer(async (request, response) => {
      received.push(receivedRequestOf(request, '', await buffer(request)));
      response.end('{}');
    });
    const table = open({ endpoint: `${endpoint}/pre/fix`, sessionToken: 'token' });
    await table.get(key);
    await table.get(key, { consistent: false });
    for (const one of [put({ ...key, one: undefined, two: [2] }), change, remove(key)]) await table.commitOne(one);
    server?.close();
    sent[name] = received;
  }
  const [ours = [], theirs = []] = Object.values(sent);
  expect(ours.map(essence)).toEqual(theirs.map(essence));
  expect(ours.map(({ rawHeaders }) => headersOf(rawHeaders)['x-amz-target'])).toEqual(
    ['GetItem', 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'].map((operation) => `DynamoDB_20120810.${operation}`),
  );
  for (const request of [...ours, ...theirs]) {
    const claim = signatureClaimOf(request);
    if (typeof claim === 'string') throw new Error(`the signature is ${claim}`);
    expect(claim).toMatchObject({ region, service: 'dynamodb', accessKey: 'key' });
    expect(claim.signedHeaders.split(';')).toEqual(
      expect.arrayContaining(['host', 'x-amz-date', 'x-amz-security-token', 'x-amz-target', 'content-type']),
    );
    expect(await expectedSignature(claim, request, secretAccessKey)).toBe(claim.signature);
  }
});

const headersOf = (raw: readonly string[]): Record<string, string> =>
  Object.fromEntries(raw.flatMap((name, at) => (at % 2 === 0 ? [[name.toLowerCase(), raw[at + 1] ?? '']] : [])));

/** What DynamoDB makes something of. */
const essence = ({ method, path, rawHeaders, body }: ReceivedRequest) => {
  const { 'content-type': type, 'x-amz-target': target, 'x-amz-security-token': token } = headersOf(rawHeaders);
  return { method, path, type, target, token, body: JSON.parse(body.toString()) as unknown };
};
