import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Readable } from 'node:stream';
import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { anotherDynamodb } from '../../local/dynamodb/another-dynamodb.ts';
import { findDynoxide } from '../../local/dynamodb/dynoxide.ts';
import {
  bundleFixture,
  killAll,
  processesGone,
  removeBundle,
  type StartedProcess,
  startProcess,
} from '../support/as-bundled-child.ts';

let scratch: string;
let data: string;
const clients: DynamoDBClient[] = [];
const servers: Server[] = [];

beforeAll(bundleFixture);
afterAll(removeBundle);

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'selfevident-test-'));
  data = join(scratch, 'data');
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const server of servers.splice(0)) server.close();
  killAll();
  await processesGone(scratch);
  rmSync(scratch, { recursive: true, force: true });
});

const start = (...args: string[]) => startProcess(['--port', '0', ...args], { environment: { TMPDIR: scratch } });

const surroundings = async ({ url }: StartedProcess) => (await (await fetch(`${url}/`)).json()) as { endpoint: string };

const dynamodbOf = async (service: StartedProcess): Promise<DynamoDBClient> => {
  const { endpoint } = await surroundings(service);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
  clients.push(client);
  return client;
};

const table = new CreateTableCommand({
  TableName: 'items',
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  BillingMode: 'PAY_PER_REQUEST',
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
});

const put = (id: string) => new PutItemCommand({ TableName: 'items', Item: { id: { S: id } } });
const get = (id: string) => new GetItemCommand({ TableName: 'items', Key: { id: { S: id } } });

const expectOneLine = async (service: StartedProcess, line: RegExp) => {
  expect(await service.exited).toBe(1);
  expect(service.url).toBeUndefined();
  expect(service.errors()).toMatch(line);
  expect(service.errors().trimEnd().split('\n')).toHaveLength(1);
  expect(service.output()).not.toContain('ready');
  await processesGone(scratch);
};

describe('given a service that runs on a data directory', () => {
  it('says where it is and answers its health', async () => {
    const service = await start('--data-dir', data);
    expect((await fetch(`${service.url}/_local/health`)).status).toBe(200);
    expect(service.errors()).toBe('');
  });

  it('loses nothing and leaves nothing behind when it is killed', async () => {
    const first = await start('--data-dir', data);
    const before = await dynamodbOf(first);
    await before.send(table);
    await before.send(put('acknowledged'));
    first.child.kill('SIGKILL');
    await first.exited;
    await processesGone(data);
    const after = await dynamodbOf(await start('--data-dir', data));
    expect((await after.send(get('acknowledged'))).Item).toEqual({ id: { S: 'acknowledged' } });
  });

  it('starts again at once after it was killed, whatever is still ending', async () => {
    const first = await start('--data-dir', data);
    await (await dynamodbOf(first)).send(table);
    first.child.kill('SIGKILL');
    const second = await start('--data-dir', data);
    expect(second.url).toBeDefined();
    await (await dynamodbOf(second)).send(put('later'));
  });

  it('finds the greatest sequence number of the stream by an index', async () => {
    const service = await start('--data-dir', data);
    const client = await dynamodbOf(service);
    await client.send(table);
    await client.send(put('one'));
    const database = new DatabaseSync(join(data, 'dynamodb.db'), { readOnly: true });
    const query =
      'SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 AS next FROM _stream_records WHERE table_name = ?';
    expect(database.prepare(query).get('items')).toEqual({ next: 2 });
    expect(database.prepare(`EXPLAIN QUERY PLAN ${query}`).get('items')?.detail).toContain(
      'selfevident_stream_sequence',
    );
    database.close();
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'ends with code 0 on %s and leaves nothing running',
    async (signal) => {
      const service = await start('--data-dir', data);
      service.child.kill(signal);
      expect(await service.exited).toBe(0);
      expect(service.output()).toContain('closed');
      expect(service.errors()).toBe('');
      await processesGone(scratch);
    },
  );

  it('answers what is in flight before it ends, with the DynamoDB still there', async () => {
    const service = await start('--data-dir', data);
    const answer = fetch(`${service.url}/until-interrupted`);
    await service.said('waiting');
    // As a terminal does it: to the whole group.
    process.kill(-(service.child.pid as number), 'SIGINT');
    const response = await answer;
    expect(response.status).toBe(200);
    expect(response.headers.get('connection')).toBe('close');
    expect(await service.exited).toBe(0);
  });

  it('ends with one line when its DynamoDB dies', async () => {
    const service = await start('--data-dir', data);
    const pid = Number(readFileSync(`/proc/${service.child.pid}/task/${service.child.pid}/children`, 'utf8').trim());
    process.kill(pid, 'SIGKILL');
    expect(await service.exited).toBe(1);
    expect(service.errors()).toMatch(
      /^Selfevident cannot run: The embedded DynamoDB ended unexpectedly \(SIGKILL\)\.\n$/,
    );
  });

  it.each([
    ['by itself', '"$0" "$@" & wait'],
    ['by a shell, which stays', `/bin/sh -c '"$0" "$@"; :' "$0" "$@" & wait`],
  ])('ends when the npm that started it %s is gone', async (_, npm) => {
    const service = await startProcess(['--port', '0', '--data-dir', data], { under: ['/bin/sh', '-c', npm] });
    service.child.kill('SIGKILL');
    await processesGone(scratch);
    await service.exited;
    expect(service.output()).toContain('closed');
  });

  it.each(['stdout', 'stderr'] as const)('goes on when nobody reads its %s', async (stream) => {
    const service = await start('--data-dir', data);
    service.child[stream]?.destroy();
    for (const _ of [1, 2]) expect((await fetch(`${service.url}/say-and-fail`)).status).toBe(502);
  });

  it('keeps a clock that was moved', async () => {
    const first = await start('--data-dir', data);
    await fetch(`${first.url}/_local/clock`, { method: 'POST', body: '{"now":"2090-01-01T00:00:00Z","frozen":true}' });
    first.child.kill('SIGKILL');
    await first.exited;
    const second = await start('--data-dir', data);
    const clock = await (await fetch(`${second.url}/_local/clock`)).json();
    expect(clock).toMatchObject({ now: '2090-01-01T00:00:00.000Z', frozen: true });
    await second.said('  Clock        the clock stands still, at 2090-01-01T00:00:00.000Z: clients take');
    expect(first.output()).not.toContain('Clock');
  });
});

describe('given --memory', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('leaves no file after %s', async (signal) => {
    const service = await start('--memory');
    expect(readdirSync(scratch)).toHaveLength(1);
    service.child.kill(signal);
    await service.exited;
    await processesGone(scratch);
    while (readdirSync(scratch).length > 0) await new Promise((resolve) => setImmediate(resolve));
  });
});

describe('given that it cannot start', () => {
  it('says that the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    servers.push(other);
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const service = await start('--data-dir', data, '--port', String(port));
    await expectOneLine(service, new RegExp(`^Selfevident cannot run: Port ${port} of 127.0.0.1 .* in use`));
  });

  it('says that the data directory is in use', async () => {
    const first = await start('--data-dir', data);
    const second = await start('--data-dir', data);
    expect(await second.exited).toBe(1);
    expect(second.errors()).toBe(
      `Selfevident cannot run: The data directory ${data} is used by another process, which listens at ${first.url}; stop that one, or name another directory.\n`,
    );
    expect((await fetch(`${first.url}/_local/health`)).status).toBe(200);
  });

  it('says that the data directory cannot be made', async () => {
    writeFileSync(data, '');
    await expectOneLine(
      await start('--data-dir', join(data, 'below')),
      /^Selfevident cannot run: The data directory .*\n$/,
    );
  });

  it.each(['dynamodb.db', 'lock.db', 'clock.json'])('says that %s is broken', async (file) => {
    const first = await start('--data-dir', data);
    first.child.kill('SIGTERM');
    await first.exited;
    writeFileSync(join(data, file), 'no such thing as a data file '.repeat(100));
    await expectOneLine(await start('--data-dir', data), new RegExp(`^Selfevident cannot run: .*${data}.*\n$`));
  });

  it('says that the data file is damaged somewhere inside', async () => {
    const first = await start('--data-dir', data);
    await (await dynamodbOf(first)).send(table);
    first.child.kill('SIGTERM');
    await first.exited;
    const file = join(data, 'dynamodb.db');
    const bytes = readFileSync(file);
    // The count of free pages in SQLite's file header: nothing notices it until much later.
    bytes.writeUInt32BE(5, 36);
    writeFileSync(file, bytes);
    await expectOneLine(
      await start('--data-dir', data),
      /^Selfevident cannot run: .*dynamodb\.db is broken \(.*Freelist.*\); put .* back from a backup, or delete .*\.\n$/,
    );
  });

  it('says which package is missing for the platform', async () => {
    const nodeOptions = ['--import', 'data:text/javascript,Object.defineProperty(process,"arch",{value:"mips"})'];
    const service = await startProcess(['--port', '0', '--data-dir', data], { nodeOptions });
    expect(await service.exited).toBe(1);
    const [line, ...advice] = service.errors().trimEnd().split('\n');
    expect(line).toBe(
      "Selfevident cannot run: The embedded DynamoDB's package @dynoxide/linux-mips does not exist, and no dynoxide is on the PATH.",
    );
    expect(advice.join('\n')).toBe(`\n${anotherDynamodb('linux').trimEnd()}`);
    await processesGone(scratch);
  });

  it('takes the dynoxide on the PATH where the package is missing, and says so', async () => {
    const directory = join(scratch, 'bin');
    mkdirSync(directory);
    const executable = join(directory, 'dynoxide');
    symlinkSync(findDynoxide().executable, executable);
    const nodeOptions = ['--import', 'data:text/javascript,Object.defineProperty(process,"arch",{value:"mips"})'];
    const environment = { TMPDIR: scratch, PATH: `${process.env.PATH}${delimiter}${directory}` };
    const service = await startProcess(['--port', '0', '--data-dir', data], { nodeOptions, environment });
    expect(service.errors()).toBe(
      `The embedded DynamoDB's package @dynoxide/linux-mips does not exist; ${executable} is used.\n`,
    );
    await (await dynamodbOf(service)).send(table);
  });

  it('says which option is unknown', async () => {
    await expectOneLine(
      await start('--prot', '1'),
      /^Selfevident cannot run: Unknown option '--prot'; --help lists the options\.\n$/,
    );
  });
});

describe('given AWS_ENDPOINT_URL_DYNAMODB', () => {
  it('uses that DynamoDB and starts none', async () => {
    const other = createHttpServer((_, response) => response.writeHead(400).end()).listen(0, '127.0.0.1');
    servers.push(other);
    await once(other, 'listening');
    const endpoint = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const environment = { AWS_ENDPOINT_URL_DYNAMODB: endpoint };
    const service = await startProcess(['--port', '0', '--data-dir', data], { environment });
    expect(await surroundings(service)).toMatchObject({ endpoint });
    expect(existsSync(join(data, 'dynamodb.db'))).toBe(false);
  });
});

describe('given --quota', () => {
  it('builds the service with it', async () => {
    const service = await start('--data-dir', data, '--quota', 'features=600');
    expect(await surroundings(service)).toMatchObject({ quotas: { features: 600 } });
  });
});

describe('given --host 0.0.0.0', () => {
  it('warns, and prints an address that clients can use', async () => {
    const service = await start('--data-dir', data, '--host', '0.0.0.0');
    expect(service.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
    while (!service.errors().endsWith('\n')) await once(service.child.stderr as Readable, 'data');
    expect(service.errors()).toMatch(/^Warning: with --host 0\.0\.0\.0 .*\n$/);
  });
});

describe('bin/local.ts', () => {
  it('starts the service', async () => {
    const service = await startProcess(['--port', '0', '--data-dir', data], { script: 'bin/local.ts' });
    expect((await fetch(`${service.url}/_local/health`)).status).toBe(200);
  });

  it('prints help and version', async () => {
    const help = await startProcess(['--help'], { script: 'bin/local.ts' });
    expect(help.output()).toMatch(/^Usage: selfevident \[options\]/);
    expect(await help.exited).toBe(0);
    const version = await startProcess(['--version']);
    expect(version.output()).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
