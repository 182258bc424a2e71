/**
 * Destinations: what each of them must do, and the limits of CloudWatch Logs.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { DataDelivery } from '../../../domain/project.ts';
import { awsDestination } from '../../../lambdas/entry/destination.ts';
import type { Destination, Shipment } from '../../../lambdas/stream/destination.ts';
import { eitherDestination } from '../../../lambdas/stream/either-destination.ts';
import { logsDestination } from '../../../lambdas/stream/logs-destination.ts';
import { s3Destination } from '../../../lambdas/stream/s3-destination.ts';
import { logFiles, objectFiles } from '../../../local/stream/file-destination.ts';
import { startTime } from '../../support/in-process.ts';
import { type FakeAws, startFakeAws } from './fake-aws.ts';

interface Opened {
  readonly send: Destination;
  /** What is there, in order of time for a log group, by key for objects. */
  readonly read: (project: string, to: DataDelivery) => Readonly<Record<string, string>>;
  readonly stop: () => void;
}

const now = () => startTime;
const day = 86_400_000;

const openAws = async (): Promise<Opened> => {
  const aws = await startFakeAws(startTime);
  aws.groups.set('/shop/evaluations', new Map());
  aws.buckets.set('events', new Map());
  return {
    send: eitherDestination({
      logs: logsDestination({ client: aws.logs, now }),
      s3: s3Destination({ client: aws.s3, now }),
    }),
    read: (project, to) => {
      if (to.s3Destination) return Object.fromEntries(aws.buckets.get(to.s3Destination.bucket ?? '') ?? []);
      const events = aws.groups.get(to.cloudWatchLogs?.logGroup ?? '')?.get(project) ?? [];
      return events.length === 0 ? {} : { log: events.map(({ message }) => `${message}\n`).join('') };
    },
    stop: aws.stop,
  };
};

const filesUnder = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((name) => statSync(name).isFile());

const openFiles = async (): Promise<Opened> => {
  const directory = mkdtempSync(join(tmpdir(), 'selfevident-deliveries-'));
  return {
    send: eitherDestination({ logs: logFiles({ directory }), s3: objectFiles({ directory, now }) }),
    read: (project, to) => {
      const root = join(directory, 'deliveries', project, to.s3Destination ? 's3/events' : 'logs');
      mkdirSync(root, { recursive: true });
      const read = (file: string) => readFileSync(file, 'utf8');
      const nameOf = (file: string) => (to.s3Destination ? relative(root, file) : 'log');
      return Object.fromEntries(filesUnder(root).map((file) => [nameOf(file), read(file)]));
    },
    stop: () => rmSync(directory, { recursive: true }),
  };
};

const line = (id: string, more: { readonly time?: number; readonly size?: number } = {}) => ({
  id,
  time: more.time ?? startTime,
  text: JSON.stringify({ id, filler: 'x'.repeat(more.size ?? 0) }),
});

const toLogs = { cloudWatchLogs: { logGroup: '/shop/evaluations' } };
const toBucket = { s3Destination: { bucket: 'events', prefix: 'a/b/' } };
const never = new AbortController().signal;
const shipment = (to: DataDelivery, ...ids: string[]): Shipment => ({
  project: 'shop',
  to,
  records: ids.map((id) => line(id)),
});

const idsIn = (texts: Readonly<Record<string, string>>): string[] =>
  Object.values(texts).flatMap((text) =>
    text
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one).id),
  );

describe.each([
  ['of AWS', openAws],
  ['in files', openFiles],
])('the destinations %s', (_, open) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.stop());

  it('have each line of what is sent to a log group, one behind the other', async () => {
    await opened.send(shipment(toLogs, 'one', 'two'), never);
    await opened.send(shipment(toLogs, 'three'), never);
    expect(idsIn(opened.read('shop', toLogs))).toEqual(['one', 'two', 'three']);
  });

  it('have an object for what is sent to a bucket at once, under the prefix and the hour', async () => {
    await opened.send(shipment(toBucket, 'one', 'two'), never);
    await opened.send(shipment(toBucket, 'three'), never);
    const objects = opened.read('shop', toBucket);
    expect(Object.keys(objects)).toEqual([
      expect.stringMatching(/^a\/b\/2026\/01\/05\/12\/shop-[0-9a-f]{32}\.jsonl$/),
      expect.stringMatching(/^a\/b\/2026\/01\/05\/12\/shop-[0-9a-f]{32}\.jsonl$/),
    ]);
    expect(idsIn(objects).sort()).toEqual(['one', 'three', 'two']);
  });

  it('do without a prefix', async () => {
    const to = { s3Destination: { bucket: 'events' } };
    await opened.send(shipment(to, 'one'), never);
    expect(Object.keys(opened.read('shop', to))).toEqual([expect.stringMatching(/^2026\/01\/05\/12\/shop-/)]);
  });

  it('take the same again: in a bucket as the same object', async () => {
    for (let time = 0; time < 2; time++) {
      await opened.send(shipment(toBucket, 'one', 'two'), never);
      await opened.send(shipment(toLogs, 'one'), never);
    }
    expect(idsIn(opened.read('shop', toBucket))).toEqual(['one', 'two']);
    expect(idsIn(opened.read('shop', toLogs))).toEqual(['one', 'one']);
  });

  it('refuse lines that name no destination', async () => {
    await expect(async () => opened.send(shipment({}, 'one'), never)).rejects.toThrow('name no destination');
  });
});

describe('CloudWatch Logs', () => {
  let aws: FakeAws;
  let send: Destination;
  beforeEach(async () => {
    aws = await startFakeAws(startTime);
    aws.groups.set('/shop/evaluations', new Map());
    send = logsDestination({ client: aws.logs, now });
  });
  afterEach(() => aws.stop());

  const events = () => aws.groups.get('/shop/evaluations')?.get('shop') ?? [];
  const sendLines = (lines: Shipment['records']) => send({ project: 'shop', to: toLogs, records: lines }, never);

  it('has the events at their times, in order', async () => {
    await sendLines([line('later', { time: startTime }), line('earlier', { time: startTime - 1_000 })]);
    expect(events()).toEqual([
      { timestamp: startTime - 1_000, message: line('earlier').text },
      { timestamp: startTime, message: line('later').text },
    ]);
  });

  it('is given batches of its size', async () => {
    await sendLines(Array.from({ length: 9 }, (_, index) => line(`${index}`, { size: 262_000 })));
    expect(aws.batches).toEqual([4, 4, 1]);
    expect(events()).toHaveLength(9);
  });

  it('is given batches of its length', async () => {
    await sendLines(Array.from({ length: 10_001 }, (_, index) => line(`${index}`)));
    expect(aws.batches).toEqual([10_000, 1]);
  });

  it('is given batches of less than a day', async () => {
    await sendLines([0, 1, 2].map((days) => line(`${days}`, { time: startTime - days * day })));
    expect(aws.batches).toEqual([1, 1, 1]);
  });

  it('has what is too old or too new for it at the time that it is', async () => {
    const old = line('old', { time: startTime - 15 * day });
    const later = line('new', { time: startTime + day });
    await sendLines([old, line('fine'), later]);
    expect(events().map(({ message }) => JSON.parse(message).id)).toEqual(['fine', 'old', 'new']);
    expect(events().every(({ timestamp }) => timestamp === startTime)).toBe(true);
  });

  it('fails without the log group', async () => {
    aws.groups.clear();
    await expect(sendLines([line('one')])).rejects.toThrow('ResourceNotFoundException');
  });

  it('goes on when somebody else has made the stream meanwhile', async () => {
    await Promise.all([sendLines([line('one')]), sendLines([line('two')])]);
    expect(events()).toHaveLength(2);
  });
});

describe('S3', () => {
  it('fails without the bucket', async () => {
    const aws = await startFakeAws(startTime);
    await expect(s3Destination({ client: aws.s3, now })(shipment(toBucket, 'one'), never)).rejects.toThrow();
    aws.stop();
  });

  it('fails with a bucket that is of another account than it should be', async () => {
    const aws = await startFakeAws(startTime);
    const objects = new Map<string, string>();
    aws.buckets.set('events', objects);
    const owned = (owner: string) => s3Destination({ client: aws.s3, now, ownerOf: (bucket) => bucket && owner });
    await expect(owned('999999999999')(shipment(toBucket, 'one'), never)).rejects.toThrow();
    expect(objects.size).toBe(0);
    await owned(aws.owner)(shipment(toBucket, 'one'), never);
    expect(objects.size).toBe(1);
    aws.stop();
  });

  it('has buckets of the account of the deployment, and those of others by name', async () => {
    const aws = await startFakeAws(startTime);
    for (const bucket of ['mine', 'theirs', 'events']) aws.buckets.set(bucket, new Map());
    const before = { ...process.env };
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_S3: aws.endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    });
    const deployment = { partition: 'aws', region: 'us-east-1', account: '999999999999' };
    const destinations = { logGroups: [], buckets: ['mine', 'theirs'], bucketOwners: { theirs: aws.owner } };
    const send = awsDestination({ deployment, destinations });
    const to = (bucket: string) => ({ s3Destination: { bucket } });
    await send(shipment(to('theirs'), 'one'), never);
    await expect(send(shipment(to('mine'), 'one'), never)).rejects.toThrow();
    process.env = before;
    aws.stop();
  });
});

describe('files', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'selfevident-deliveries-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('stay under the data directory, whatever the names', async () => {
    const up = { project: '..', records: [line('one')] };
    await logFiles({ directory })({ ...up, to: { cloudWatchLogs: { logGroup: '../../x' } } }, never);
    await objectFiles({ directory, now })({ ...up, to: { s3Destination: { bucket: 'b', prefix: '../..' } } }, never);
    const files = filesUnder(directory).map((file) => relative(directory, file));
    expect(files.sort()).toEqual([
      'deliveries/%2E%2E/logs/%2E%2E/%2E%2E/x.jsonl',
      expect.stringMatching(/^deliveries\/%2E%2E\/s3\/b\/%2E%2E\/%2E%2E\/2026\/01\/05\/12\/\.\.-/),
    ]);
  });

  it('takes every name that a destination may have', async () => {
    for (const logGroup of ['a', 'a.jsonl/b', 'x'.repeat(512), `${'x'.repeat(511)}y`])
      await logFiles({ directory })(shipment({ cloudWatchLogs: { logGroup } }, 'one'), never);
    const prefix = `${'p'.repeat(300)}/q`;
    await objectFiles({ directory, now })(shipment({ s3Destination: { bucket: 'b', prefix } }, 'one'), never);
    expect(filesUnder(directory)).toHaveLength(5);
  });

  it('are not spoiled by a line that a crash has cut', async () => {
    const send = logFiles({ directory });
    await send(shipment({ cloudWatchLogs: { logGroup: 'g' } }, 'one'), never);
    const file = join(directory, 'deliveries/shop/logs/g.jsonl');
    writeFileSync(file, `${readFileSync(file, 'utf8')}{"cut`);
    await send(shipment({ cloudWatchLogs: { logGroup: 'g' } }, 'two'), never);
    expect(readFileSync(file, 'utf8').split('\n')).toEqual([line('one').text, '{"cut', line('two').text, '']);
  });
});
