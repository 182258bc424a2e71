/**
 * With a journal, nothing that was answered is lost with the process, and nothing counts twice.
 */
import { pbkdf2 } from 'node:crypto';
import fs, {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterMilliseconds } from '../../../local/agent/after.ts';
import { CallOrder } from '../../../local/agent/call-order.ts';
import { openDebts } from '../../../local/agent/debts.ts';
import { type Journal, openJournal, type Room } from '../../../local/agent/journal.ts';
import type { Projects } from '../../../local/agent/projects.ts';
import type { Upstream } from '../../../local/agent/upstream.ts';
import type { ReceivedRequest } from '../../../local/http/received-request.ts';
import { jsonReply } from '../../../local/http/reply.ts';
import { given, hours } from '../../lambdas/resources.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { VirtualTime } from '../../support/virtual-time.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
let folder: string;
let world: World;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'selfevident-journal-'));
  await given(service).project();
  await given(service).feature();
  await given(service).experiment('test');
  await given(service).startExperiment('test', hours(10));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await world.close();
  rmSync(folder, { recursive: true });
});

interface Opening extends Pick<WorldOptions, 'instead' | 'settings'> {
  readonly room?: Room | undefined;
}

const file = (name: string) => join(folder, name, 'journal.jsonl');
const open = async (name = 'first', { room, ...options }: Opening = {}): Promise<Journal> => {
  const journal = openJournal(join(folder, name), room);
  world = await openWorld(service, { ...options, journal });
  return journal;
};

/** Another process that finds what this one, killed now, leaves behind. */
const restart = async (opening: Opening = {}): Promise<void> => {
  cpSync(join(folder, 'first'), join(folder, 'second'), {
    recursive: true,
    filter: (path) => !path.includes('lock.db'),
  });
  await world.close();
  await open('second', opening);
};

const serve = (entityId: string) => world.ask('EvaluateFeature', { project: 'shop', feature: 'search', entityId });
const put = (price: number, invocation = `call-${price}`) =>
  world.post(
    '/events/projects/shop',
    JSON.stringify({
      events: [
        {
          timestamp: service.clock.now / 1000 + 1,
          type: 'aws.evidently.custom',
          data: JSON.stringify({ user: { id: 'bob' }, details: { price } }),
        },
      ],
    }),
    { 'amz-sdk-invocation-id': invocation },
  );
const arrived = () =>
  world.arrived.flatMap(({ path, body, invocation }) =>
    path === '/events/projects/shop' ? [body.includes('custom') ? `custom ${invocation}` : 'evaluation'] : [],
  );

const idleJournal: Journal = { owed: [], write: () => {}, compact: () => {}, sync: async () => {}, close: () => {} };

describe('events', () => {
  it('are answered when they are on disk, while the service is away, and reach it after a kill as they were', async () => {
    await open();
    await serve('bob');
    world.fault = 503;
    const answered = await put(1);
    expect(answered).toMatchObject({ status: 200, body: { failedEventCount: 0 } });
    expect(answered.body.eventResults[0].eventId).toMatch(/^[0-9a-f-]{36}$/);
    expect(world.agent.owed()).toEqual({ exposures: 1, calls: 1 });
    await restart();
    expect(world.agent.owed()).toEqual({ exposures: 1, calls: 1 });
    await world.agent.flush('all');
    expect(arrived()).toEqual(['evaluation', 'custom call-1']);
    expect(world.agent.owed()).toEqual({ exposures: 0, calls: 0 });
  });

  it('that the service has are not sent again', async () => {
    await open();
    await serve('bob');
    await put(1);
    await world.agent.flush('all');
    expect(arrived()).toEqual(['evaluation', 'custom call-1']);
    await new Promise(setImmediate);
    await restart();
    expect(world.agent.owed()).toEqual({ exposures: 0, calls: 0 });
  });

  it('are refused like those of the service: without a project, without a form', async () => {
    await open();
    expect((await world.post('/events/projects/nowhere', '{"events":[]}')).status).toBe(404);
    expect((await world.post('/events/projects/shop', '{"events":[{}]}')).body.message).toContain(
      'events[0].timestamp',
    );
    expect((await world.post('/events/projects/shop', '{')).status).toBe(400);
    expect(world.agent.owed().calls).toBe(0);
  });

  it.each([
    ['', undefined],
    [', from a file that was written anew', { least: 0, growth: 1 }],
  ])('count nothing of what their entity is served afterwards, also when they are sent later%s', async (_, room) => {
    await open('first', { room });
    await serve('ann');
    await world.agent.flush('all');
    await new Promise(setImmediate);
    world.fault = 503;
    await put(1);
    await serve('bob');
    await put(2);
    await restart();
    await world.agent.flush('all');
    expect(arrived()).toEqual(['custom call-1', 'evaluation', 'custom call-2']);
  });

  it('of a client that gives all calls one id are all sent', async () => {
    await open();
    await serve('bob');
    world.fault = 503;
    await put(1, 'same');
    await put(2, 'same');
    await put(2, 'same');
    expect(world.agent.owed().calls).toBe(2);
    await restart();
    await world.agent.flush('all');
    expect(arrived()).toEqual(['evaluation', 'custom same', 'custom same']);
  });

  it('of a project that is gone are not sent to another of the same name', async () => {
    await open();
    await serve('bob');
    world.fault = 503;
    await put(1);
    await service.ok('StopExperiment', { project: 'shop', experiment: 'test' });
    await service.ok('DeleteExperiment', { project: 'shop', experiment: 'test' });
    await service.ok('DeleteFeature', { project: 'shop', feature: 'search' });
    await service.ok('DeleteProject', { project: 'shop' });
    await given(service).project();
    await given(service).feature();
    world.fault = undefined;
    await serve('bob');
    expect(world.agent.owed()).toEqual({ exposures: 0, calls: 0 });
    expect(world.told).toContain('1 calls with events are dropped: the project shop is gone');
    await restart();
    expect(world.agent.owed()).toEqual({ exposures: 0, calls: 0 });
    await world.agent.flush('all');
    expect(arrived()).toEqual([]);
  });

  it('are refused while more wait than the memory should have', async () => {
    await open();
    const debts = openDebts({
      journal: idleJournal,
      projects: { open: () => ({ sender: { mark: () => 0 }, order: new CallOrder() }) } as unknown as Projects,
      upstream: { call: () => new Promise(() => {}) } as unknown as Upstream,
      after: afterMilliseconds,
      report: () => {},
    });
    const call = (key: string, length: number) =>
      debts.keepCall({ key, id: '1', project: 'shop', path: '/', contentType: '', body: 'x'.repeat(length) });
    await call('1', 67_108_860);
    await expect(call('2', 5)).rejects.toThrow('events of 64 MB wait in it for the service');
    await call('3', 4);
    debts.queue.close();
  });

  it('that the service refuses later are told, and counted in its health', async () => {
    await open();
    const bad = { timestamp: service.clock.now / 1000, type: 'aws.evidently.custom', data: '[]' };
    await world.post('/events/projects/shop', JSON.stringify({ events: [bad] }));
    await world.agent.flush('all');
    expect(world.agent.owed().calls).toBe(0);
    expect(world.told.join()).toContain('the service refused 1 events of shop');
    world.fault = 413;
    await put(1);
    await world.agent.flush('all');
    expect(world.told.at(-1)).toBe('the service refused 1 events of shop: out of order');
  });
});

describe('the journal', () => {
  it('is written anew with what is still owed when it has grown', async () => {
    const journal = await open();
    await put(1);
    const exposure = {
      feature: 'f',
      variation: 'v'.repeat(1_000_000),
      reason: 'DEFAULT',
      entityId: 'e',
      time: 1,
    } as const;
    for (let nth = 0; nth < 5; nth++) journal.write({ project: 'shop', exposure });
    expect(statSync(file('first')).size).toBeGreaterThan(5_000_000);
    journal.compact(() => [{ done: 'nothing' }]);
    expect(readFileSync(file('first'), 'utf8')).toBe('{"done":"nothing"}\n');
    journal.compact(() => []);
    expect(statSync(file('first')).size).toBeGreaterThan(0);
  });

  it('whose last line is cut off has the others', async () => {
    await open();
    await serve('bob');
    appendFileSync(file('first'), '{"call":{"id":"2"');
    await restart();
    expect(world.agent.owed().exposures).toBe(1);
  });

  it('that is larger than the buffer of exposures is taken up whole, also when that is cut off', async () => {
    const assignment = { type: 'experiment', name: 'test', id: 't-1', treatment: 'a' } as const;
    const lines = Array.from({ length: 10_100 }, (_, nth) => {
      const served = { feature: 'search', variation: 'on', entityId: `visitor-${nth}`, assignment };
      // The latest evaluations come last, and may be older than the first ones of others.
      const time = Date.now() - (nth < 10_000 ? 0 : 60_000);
      return JSON.stringify({ project: 'shop', exposure: { ...served, reason: 'EXPERIMENT_RULE_MATCH', time } });
    });
    mkdirSync(join(folder, 'first'));
    writeFileSync(file('first'), lines.join('\n'));
    let calls = 0;
    const entities = new Set<string>();
    const instead = ({ path, body }: ReceivedRequest) => {
      if (path !== '/events/projects/shop') return undefined;
      if (++calls === 3) return jsonReply(503, {});
      for (const { data } of JSON.parse(body.toString()).events) entities.add(JSON.parse(data).entityId);
      return jsonReply(200, { failedEventCount: 0, eventResults: [] });
    };
    await open('first', { instead });
    while (calls < 3) await new Promise(setImmediate);
    await restart({ instead });
    await world.agent.flush('all');
    expect([entities.size, world.told]).toEqual([10_100, []]);
  });

  it('is taken up before what is served now, which would make an older exposure needless', async () => {
    await open();
    await serve('visitor-0');
    world.fault = 503;
    for (let nth = 1; nth < 100; nth++) await serve(`visitor-${nth}`);
    service.clock.now += 60_000;
    await restart({ settings: { freshFor: 5 } });
    await serve('visitor-99');
    await world.agent.flush('all');
    const bodies = world.arrived.flatMap(({ path, body }) => (path === '/events/projects/shop' ? [body] : []));
    const events = bodies.flatMap((body) => JSON.parse(body).events as { timestamp: number; data: string }[]);
    const times = events.flatMap(({ timestamp, data }) => (data.includes('visitor-99') ? [timestamp * 1_000] : []));
    expect(Math.min(...times)).toBeLessThan(service.clock.now - 30_000);
  });

  it('lets nobody wait longer than two seconds until it is taken up', async () => {
    await open();
    const exposure = { feature: 'f', variation: 'v', reason: 'DEFAULT', entityId: 'e', time: 1 } as const;
    const project = { rules: async () => undefined, takeAgain: () => new Promise(() => {}) };
    const time = new VirtualTime();
    const debts = openDebts({
      journal: { ...idleJournal, owed: [{ project: 'shop', exposure }] },
      projects: { open: () => project } as unknown as Projects,
      upstream: {} as Upstream,
      after: time.after,
      report: () => {},
    });
    const waited = debts.takingUp('shop');
    expect([waited, debts.takingUp('blog')]).toEqual([expect.any(Promise), undefined]);
    await time.advance(2_000);
    await waited;
    expect([debts.takingUp('shop'), debts.earlier()]).toEqual([undefined, 1]);
  });

  it('that is closed writes nothing, not into the next one either', async () => {
    const closed = await open();
    const record = { done: 'x'.repeat(5_000_000) };
    closed.write(record);
    await world.close();
    const next = await open('second');
    expect(() => closed.write(record)).toThrow();
    await expect(closed.sync()).rejects.toThrow();
    closed.compact(() => []);
    next.write({ done: 'next' });
    expect(readFileSync(file('second'), 'utf8')).toBe('{"done":"next"}\n');
    expect(statSync(file('first')).size).toBeGreaterThan(5_000_000);
  });

  it('belongs to one process', async () => {
    await open();
    expect(() => openJournal(join(folder, 'first'))).toThrow(/is used by another process/);
  });
});

describe('a directory that cannot be used', () => {
  it('is no start: a file', async () => {
    await open();
    expect(() => openJournal(file('first'))).toThrow(/^The journal \S+ cannot be used: it is no directory\.$/);
  });

  it('is no start: a journal that cannot be read, which is left as it is', async () => {
    await open();
    mkdirSync(file('second'), { recursive: true });
    expect(() => openJournal(join(folder, 'second'))).toThrow(/cannot be read and written: EISDIR/);
  });
});

describe('a disk that is full', () => {
  it('and took half a line has all lines behind it', async () => {
    await open();
    await serve('bob');
    world.fault = 503;
    const { writeSync } = fs;
    jest
      .spyOn(fs, 'writeSync')
      .mockImplementationOnce((file, bytes) => writeSync(file, Buffer.from(bytes).subarray(0, 9)))
      .mockImplementationOnce(() => {
        throw new Error('ENOSPC');
      });
    expect((await put(1)).status).toBe(503);
    expect((await put(2)).status).toBe(200);
    await restart();
    expect(world.agent.owed()).toEqual({ exposures: 1, calls: 1 });
  });

  it('is told once, and once more when it has been well meanwhile', async () => {
    await open();
    const full = () => {
      throw new Error('ENOSPC');
    };
    const writing = jest.spyOn(fs, 'writeSync').mockImplementation(full);
    for (const visitor of ['ann', 'bob', 'eve']) await serve(visitor);
    writing.mockRestore();
    await serve('joe');
    jest.spyOn(fs, 'writeSync').mockImplementation(full);
    await serve('zoe');
    expect(world.told).toEqual(Array(2).fill('the journal cannot be written'));
  });

  it('leaves the file as it was when it cannot be written anew', async () => {
    const journal = await open();
    const [grown, last] = [{ done: 'x'.repeat(5_000_000) }, { done: 'last' }];
    journal.write(grown);
    jest.spyOn(fs, 'fsyncSync').mockImplementationOnce(() => {
      throw new Error('ENOSPC');
    });
    expect(() => journal.compact(() => [grown])).toThrow('ENOSPC');
    journal.write(last);
    expect(readFileSync(file('first'), 'utf8').endsWith('"}\n{"done":"last"}\n')).toBe(true);
    expect(existsSync(`${file('first')}.draft`)).toBe(false);
  });
});

it('is synced while it is written anew', async () => {
  const journal = await open();
  journal.write({ done: 'x'.repeat(5_000_000) });
  // The threads that sync have other things to do first.
  const busy = Array.from({ length: 8 }, () => new Promise((resolve) => pbkdf2('', '', 10_000, 8, 'sha512', resolve)));
  const synced = journal.sync();
  await Promise.resolve();
  await Promise.resolve();
  journal.compact(() => []);
  await expect(synced).resolves.toBeUndefined();
  await Promise.all(busy);
});
