/**
 * With a journal, nothing that was answered is lost with the process, and nothing counts twice.
 */
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Journal, openJournal } from '../../../local/agent/journal.ts';
import { given, hours } from '../../lambdas/resources.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { openWorld, type World } from './world.ts';

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
  await world.close();
  rmSync(folder, { recursive: true });
});

const file = (name: string) => join(folder, name, 'journal.jsonl');
const open = async (name = 'first'): Promise<Journal> => {
  const journal = openJournal(join(folder, name));
  world = await openWorld(service, { journal });
  return journal;
};

/** Another process that finds what this one, killed now, leaves behind. */
const restart = async (): Promise<void> => {
  cpSync(join(folder, 'first'), join(folder, 'second'), {
    recursive: true,
    filter: (path) => !path.includes('lock.db'),
  });
  await world.close();
  await open('second');
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

  it('that the service refuses later are told, and counted in its health', async () => {
    await open();
    const bad = { timestamp: service.clock.now / 1000, type: 'aws.evidently.custom', data: '[]' };
    await world.post('/events/projects/shop', JSON.stringify({ events: [bad] }));
    await world.agent.flush('all');
    expect(world.agent.owed().calls).toBe(0);
    expect(world.told.join()).toContain('the service refused 1 events of shop');
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

  it('belongs to one process', async () => {
    await open();
    expect(() => openJournal(join(folder, 'first'))).toThrow(/is used by another process/);
  });
});
