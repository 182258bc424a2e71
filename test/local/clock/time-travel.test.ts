/**
 * The whole service in a process of its own, whose clock is moved.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll, startProcess } from '../../support/as-bundled-child.ts';

jest.setTimeout(40_000);

const day = 86_400;
const start = Date.UTC(2090, 0, 1) / 1000;
const iso = (seconds: number) => new Date(seconds * 1000).toISOString();

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'selfevident-travel-'));
});
afterEach(() => {
  killAll();
  rmSync(directory, { recursive: true, force: true });
});

interface Event {
  readonly id: string;
  readonly time: string;
  readonly 'detail-type': string;
}

const run = async () => {
  const service = await startProcess(['--port', '0', '--data-dir', directory], { script: 'bin/local.ts' });
  // biome-ignore lint/suspicious/noExplicitAny: answers of all shapes
  const call = async (method: string, path: string, body?: object): Promise<any> => {
    const answer = await fetch(`${service.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.json();
  };
  return {
    call,
    moveTo: (seconds: number) => call('POST', '/_local/clock', { now: iso(seconds), frozen: true }),
    /** Those of what happens by itself. */
    events: async (): Promise<Event[]> =>
      (await call('GET', '/_local/events')).filter((event: Event) => event['detail-type'] !== 'Evidently API Call'),
    kill: async () => {
      service.child.kill('SIGKILL');
      await service.exited;
    },
  };
};
type Running = Awaited<ReturnType<typeof run>>;

const variations = ['a', 'b'].map((name) => ({ name, value: { stringValue: name } }));
const arms = (feature: string) => ['a', 'b'].map((name) => ({ name, feature, variation: name }));
const metric = { metricDefinition: { name: 'price', entityIdKey: 'id', valueKey: 'price' } };
const stepDays = [1, 2, 3, 5, 8, 20];

/** A launch of six steps and one second later than the one before. */
const launch = async ({ call }: Running, index: number) => {
  const name = `l${index}`;
  const steps = stepDays.map((at) => ({ startTime: start + at * day + index, groupWeights: { a: at } }));
  await call('POST', '/projects/shop/features', { name, variations });
  await call('POST', '/projects/shop/launches', { name, groups: arms(name), scheduledSplitsConfig: { steps } });
  await call('POST', `/projects/shop/launches/${name}/start`);
};

const experiment = async ({ call }: Running) => {
  await call('POST', '/projects/shop/features', { name: 'search', variations });
  const members = { treatments: arms('search'), metricGoals: [metric], samplingRate: 100_000 };
  await call('POST', '/projects/shop/experiments', { name: 'trial', ...members });
  await call('POST', '/projects/shop/experiments/trial/start', { analysisCompleteTime: start + 14 * day });
};

/** Those who are served the one spend more than the others. */
const collect = async ({ call }: Running) => {
  const entities = Array.from({ length: 300 }, (_, index) => `entity ${index}`);
  for (let from = 0; from < entities.length; from += 20) {
    const requests = entities.slice(from, from + 20).map((entityId) => ({ feature: 'search', entityId }));
    const { results } = await call('POST', '/projects/shop/evaluations', { requests });
    const events = results.map(({ entityId, variation }: Record<string, string>, index: number) => ({
      timestamp: start,
      type: 'aws.evidently.custom',
      data: JSON.stringify({ id: entityId, price: (variation === 'b' ? 20 : 10) + (index % 5) }),
    }));
    await call('POST', '/events/projects/shop', { events });
  }
};

it('finds on the way what was counted before, whoever asks meanwhile, and expires it in time', async () => {
  const service = await run();
  await service.moveTo(start);
  await service.call('POST', '/projects', { name: 'shop' });
  await experiment(service);
  await collect(service);
  let moving = true;
  const asking = (async () => {
    while (moving) await service.call('GET', '/projects/shop');
  })();
  await service.moveTo(start + 15 * day);
  moving = false;
  await asking;
  const happened = (await service.events()).slice(1).map((event) => [event['detail-type'], event.time]);
  expect(happened).toEqual([
    ['Evidently Experiment Verdict Change', iso(start + 600)],
    ['Evidently Experiment Status Change', iso(start + 14 * day)],
  ]);
  const entities = async () => {
    const { treatments } = await service.call('GET', '/projects/shop/experiments/trial/health');
    return treatments.reduce((sum: number, one: { entities: number }) => sum + one.entities, 0);
  };
  expect(await entities()).toBe(300);
  // The sums of its last day are kept for 90 days.
  await service.moveTo(start + 105 * day);
  expect(await entities()).toBe(0);
});

it('does the rest of a move that was killed when it is repeated, in order, and answers when that is done', async () => {
  const first = await run();
  await first.moveTo(start);
  await first.call('POST', '/projects', { name: 'shop' });
  for (let index = 0; index < 10; index++) await launch(first, index);
  const before = (await first.events()).length;
  const move = first.moveTo(start + 22 * day).catch(() => 'killed');
  while ((await first.events()).length < before + 10) await first.call('GET', '/projects/shop');
  await first.kill();
  expect(await move).toBe('killed');
  const second = await run();
  const { now } = await second.call('GET', '/_local/clock');
  expect(Date.parse(now) / 1000).toBeLessThan(start + 22 * day);
  await second.moveTo(start + 22 * day);
  const happened = (await second.events()).slice(before);
  expect(happened).toHaveLength(10 * stepDays.length);
  const times = happened.map(({ time }) => time);
  expect(times).toEqual([...times].sort());
  expect(new Set(happened.map(({ id }) => id)).size).toBe(happened.length);
});
