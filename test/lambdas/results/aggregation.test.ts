/**
 * Goals over all assigned entities and within a window, through the API: beside a recount of everything that reached the
 * service, in any order, in any batches, repeated, and read at any moment.
 */
import { metricSeriesOf } from '../../../domain/results/metric-series.ts';
import type { ArmSums, Counts } from '../../../domain/results/series.ts';
import { aggregate } from '../../../lambdas/stream/aggregate.ts';
import { seeded } from '../../support/fault-injection.ts';
import { eventOf, openTestService, startTime, type TestService } from '../../support/in-process.ts';
import { randomCases } from '../../support/random-cases.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { arms, given, type Members, metric, step } from '../resources.ts';
import { recordsOf } from '../stream/stream-records.ts';
import { day, hour, minute, sumsOf } from './experiment-with-totals.ts';

const dynamodb = useDynamoDB();

const open = async (metricGoals: readonly object[], ends: number): Promise<TestService> => {
  const service = await openTestService(dynamodb);
  await given(service).project();
  await given(service).feature();
  await given(service).experiment('trial', { treatments: arms({ old: 'off', new: 'on' }), metricGoals });
  await given(service).startExperiment('trial', (startTime + ends) / 1000);
  return service;
};

const put = async (service: TestService, events: readonly object[], invocation: string) => {
  const call = eventOf('PutProjectEvents', { project: 'shop', events });
  call.headers['amz-sdk-invocation-id'] = invocation;
  const { statusCode, body } = await service.handle(call);
  expect([statusCode, JSON.parse(body).failedEventCount]).toEqual([200, 0]);
};

const valueEvent = (entity: string, value: number, time: number) => ({
  timestamp: time / 1000,
  type: 'aws.evidently.custom',
  data: JSON.stringify({ user: { id: entity }, details: { price: value } }),
});

/** Delivers the stream in batches; some records come again. */
const deliver = async (service: TestService, random = () => 0.5) => {
  const records = await recordsOf(dynamodb, service.tableName);
  for (let taken = 0; taken < records.length; ) {
    const from = Math.max(0, taken - Math.floor(random() * 30));
    taken = Math.min(records.length, taken + 1 + Math.floor(random() * 600));
    const batch = { shardId: 'shard', Records: records.slice(from, taken) } as never;
    await aggregate({ store: service.service.store, report: () => undefined }, batch);
  }
};

const healthOf = (service: TestService) => service.ok('GetExperimentHealth', { project: 'shop', experiment: 'trial' });
const resultsOf = (service: TestService, name: string, more: Members = {}) =>
  service.ok('GetExperimentResults', {
    project: 'shop',
    experiment: 'trial',
    metricNames: [name],
    treatmentNames: ['old', 'new'],
    period: 300,
    ...more,
  });

/** The same values, under a name of their own. */
const goal = (name: string, more: Members = {}) => ({
  ...metric(name, { valueKey: 'details.price', ...more }),
  desiredChange: 'INCREASE',
});

/** Evaluates entities 20 a call, and returns their treatments. */
const evaluateAll = async (service: TestService, entities: readonly string[], arm = 'treatment') => {
  const found = new Map<string, string>();
  for (let start = 0; start < entities.length; start += 20) {
    const requests = entities.slice(start, start + 20).map((entityId) => ({ entityId, feature: 'search' }));
    const { results } = await service.ok('BatchEvaluateFeature', { project: 'shop', requests });
    for (const { entityId, details } of results) found.set(entityId, JSON.parse(details)[arm]);
  }
  return found;
};

describe('a treatment that changes who has events, and not their values', () => {
  const names = ['perEvent', 'share', 'within'] as const;
  let service: TestService;
  let arrived: Map<string, string>;

  beforeAll(async () => {
    const goals = [goal('perEvent'), goal('share', { aggregation: 'SHARE' })];
    service = await open([...goals, goal('within', { aggregation: 'SHARE', windowHours: 2 })], day);
    service.clock.now += 7 * minute;
    const entities = Array.from({ length: 260 }, (_, index) => `user-${index}`);
    arrived = await evaluateAll(service, entities);
    service.clock.now += minute;
    const seen = { old: 0, new: 0 };
    const events = entities.flatMap((entity, index) => {
      const arm = arrived.get(entity) as keyof typeof seen;
      const converts = seen[arm]++ % 5 < (arm === 'old' ? 1 : 3);
      const value = 1 + (index % 3);
      return converts ? Array.from({ length: 5 }, () => valueEvent(entity, value, service.clock.now)) : [];
    });
    for (let start = 0; start < events.length; start += 50)
      await put(service, events.slice(start, start + 50), `${start}`);
    await deliver(service);
  });

  it('is called by the share, and not by the mean per event', async () => {
    service.clock.now = startTime + 20 * minute;
    const { metrics, sentence } = await healthOf(service);
    const verdicts = Object.fromEntries(
      // biome-ignore lint/suspicious/noExplicitAny: an answer of the wire
      metrics.map(({ metricName, treatments }: any) => [metricName, treatments[1].verdict]),
    );
    expect(verdicts).toEqual({ perEvent: 'Inconclusive', share: 'Better' });
    expect(sentence.headline).toMatch(/^new is better: the share of entities with share is higher by /);
    expect(sentence.headline).toMatch(/ percentage points\. This holds however often you look\./);
  });

  it('has the share in the results, with its effect, interval and p-value', async () => {
    const { resultsData, timestamps } = await resultsOf(service, 'share');
    const last = Object.fromEntries(
      // biome-ignore lint/suspicious/noExplicitAny: an answer of the wire
      resultsData.map(({ treatmentName, resultStat, values }: any) => [
        `${treatmentName} ${resultStat}`,
        values.at(-1),
      ]),
    );
    const count = (arm: string) => [...arrived.values()].filter((one) => one === arm).length;
    const shareOf = (arm: string, of: number) => {
      const whole = count(arm);
      return (Math.floor(whole / 5) * of + Math.min(of, whole % 5)) / whole;
    };
    expect(timestamps).toHaveLength(3);
    expect(last['old Mean']).toBeCloseTo(shareOf('old', 1), 12);
    expect(last['new Mean']).toBeCloseTo(shareOf('new', 3), 12);
    expect(last['new TreatmentEffect']).toBeCloseTo(shareOf('new', 3) - shareOf('old', 1), 12);
    expect(last['new ConfidenceIntervalLowerBound']).toBeGreaterThan(0);
    expect(last['new PValue']).toBeLessThan(0.05);
  });

  it('counts nobody for a window before it is over', async () => {
    service.clock.now = startTime + 2 * hour + 9 * minute;
    const [, , within] = (await healthOf(service)).metrics;
    expect(within.needed).toEqual({
      minutes: 0,
      treatments: ['old', 'new'].map((treatmentName) => ({ treatmentName, events: 100, entities: 20 })),
    });
    expect(within.treatments[1]).toMatchObject({ events: 0, entities: 0 });
    expect([within.treatments[1].share, within.treatments[1].valuePerEntity]).toEqual([{}, {}]);
    expect(await resultsOf(service, 'within')).toEqual({ details: 'Not enough events to generate results' });
  });

  it('counts everybody at the first look after it', async () => {
    service.clock.now = startTime + 2 * hour + 22 * minute;
    const [, share, within] = (await healthOf(service)).metrics;
    expect(within.treatments).toMatchObject(
      share.treatments.map(({ events, entities, share }: Members) => ({ events, entities, share })),
    );
    const { timestamps } = await resultsOf(service, 'within');
    const since = timestamps.map((time: number) => Math.round(time * 1000) - startTime);
    expect(since).toEqual([10, 15, 20, 22].map((minutes) => 2 * hour + minutes * minute));
  });

  it('ends with a final p-value and a Bayesian report for each', async () => {
    service.clock.now = startTime + day + minute;
    const { metrics, state } = await healthOf(service);
    expect(state).toBe('FINAL');
    for (const [index, name] of names.entries()) {
      const { reports } = await resultsOf(service, name, { reportNames: ['BayesianInference'] });
      const report = JSON.parse(reports.find(({ treatmentName }: Members) => treatmentName === 'new').content);
      const { finalPValue } = metrics[index].treatments[1];
      expect([name, report.verdict, finalPValue < 0.05]).toEqual(
        name === 'perEvent' ? [name, 'Inconclusive', false] : [name, 'Better', true],
      );
    }
  });
});

describe('a monitor of a launch with a window of an hour', () => {
  it('is over the entities whose window is over, within a step over those that came in it', async () => {
    const service = await openTestService(dynamodb);
    await given(service).project();
    await given(service).feature();
    const steps = [0, 3].map((at) => step((startTime + at * hour) / 1000, { a: 100_000 }));
    const metricMonitors = [metric('price', { aggregation: 'SHARE', windowHours: 1 })];
    await given(service).launch('ramp', { metricMonitors, scheduledSplitsConfig: { steps } });
    await given(service).startLaunch('ramp');
    const buys = async (entity: string) =>
      put(service, [valueEvent(entity, 1, service.clock.now)], `${entity} ${service.clock.now}`);
    await evaluateAll(service, ['ann', 'bob', 'cy'], 'group');
    await buys('ann');
    service.clock.now = startTime + 3 * hour + minute;
    await evaluateAll(service, ['ann', 'dan', 'eve', 'fay', 'gil'], 'group');
    for (const entity of ['ann', 'dan', 'eve', 'fay']) await buys(entity);
    await deliver(service);
    const shownAt = async (now: number) => {
      service.clock.now = now;
      const { metrics } = await service.ok('GetLaunchMetrics', { project: 'shop', launch: 'ramp' });
      const [{ events, entities, share }] = metrics[0].groups;
      return { events, entities, share };
    };
    expect(await shownAt(startTime + hour)).toEqual({ events: 0, entities: 0, share: {} });
    expect(await shownAt(startTime + hour + 5 * minute)).toMatchObject({ events: 1, share: { mean: 1 / 3 } });
    expect(await shownAt(startTime + 4 * hour)).toMatchObject({ events: 1, share: { mean: 1 / 3 } });
    expect(await shownAt(startTime + 4 * hour + 6 * minute)).toMatchObject({ events: 4, share: { mean: 4 / 7 } });
    const { steps: shown } = await service.ok('GetLaunchMetrics', { project: 'shop', launch: 'ramp' });
    // biome-ignore lint/suspicious/noExplicitAny: an answer of the wire
    const shares = shown.map(({ metrics }: any) => metrics[0].groups[0].share.mean);
    expect(shares).toEqual([1 / 3, 3 / 4]);
  });
});

const ends = 45 * hour;
const windows = { all: undefined, within: 3, within24: 24 } as const;
const aggregations = ['VALUE_PER_EVENT', 'SHARE', 'EVENTS_PER_ENTITY', 'VALUE_PER_ENTITY'];

interface Evaluation {
  readonly entity: string;
  readonly arm: string;
  readonly time: number;
  readonly at: number;
}

interface Value {
  readonly entity: string;
  readonly value: number;
  readonly time: number;
  readonly at: number;
}

/** Everything that reached the service, in the order in which it did; `at` is when. */
type History = readonly (Evaluation | Value)[];

/**
 * Recounts the history as of a moment, from its beginning, for a metric of a window in hours. An event that arrives in
 * the 15 minutes after its window is in the window's period already, because all of the stream was delivered before.
 */
const recount = (history: History, window: number | undefined, now: number): Counts => {
  const until = Math.min(now, startTime + ends);
  const evaluations = history.filter((one): one is Evaluation => 'arm' in one && one.at <= now);
  const entities = [...new Set(evaluations.map(({ entity }) => entity))].flatMap((entity) => {
    const own = evaluations.filter((one) => one.entity === entity);
    const { arm, at: first } = own[0] as Evaluation;
    if (window !== undefined && Math.floor(first / 300_000) * 300_000 + 300_000 + window * hour > until) return [];
    const values = history.flatMap((one, index) => {
      if (!('value' in one) || one.entity !== entity) return [];
      const known = history.slice(0, index).filter((each) => 'arm' in each && each.entity === entity);
      if (known.length === 0) return [];
      const times = known.map(({ time }) => time);
      const [since, last] = [Math.min(...times), Math.max(...times)];
      const isDated = since - 5 * minute <= one.time && one.time <= since + (window ?? 0) * hour;
      const counts =
        window === undefined
          ? since - 5 * minute <= one.time && one.time <= last + hour
          : isDated && one.at <= first + window * hour + 15 * minute;
      return counts && one.time <= startTime + ends ? [one.value] : [];
    });
    return [{ arm, values }];
  });
  const by = (arm: string) => entities.filter((one) => one.arm === arm);
  const all = (of: (arm: string) => ArmSums[string]): ArmSums =>
    Object.fromEntries(['old', 'new'].map((arm) => [arm, of(arm)]));
  return {
    sums: all((arm) => sumsOf(by(arm).map(({ values }) => values))),
    assigned: all((arm) => sumsOf(by(arm).map(() => [0]))),
  };
};

/** Plays random evaluations and events until the end; `history` gets them in their order. */
const play = async (service: TestService, random: () => number) => {
  const below = (limit: number) => Math.floor(random() * limit);
  const entities = Array.from({ length: 9 }, (_, index) => `user-${index}`);
  const history: (Evaluation | Value)[] = [];
  const anyEntity = () => entities[below(entities.length)] as string;
  const armOf = (entity: string) => (Number(entity.slice(5)) % 2 === 0 ? 'old' : 'new');
  const anyTime = (back: number) => Math.max(startTime, service.clock.now - (random() < 0.4 ? 0 : below(back)));
  const repeats = () => (random() < 0.3 ? 2 : 1);
  const report = async (invocation: string) => {
    const one = { entity: anyEntity(), time: anyTime(2 * hour), at: service.clock.now };
    const arm = armOf(one.entity);
    const details = { experiment: 'trial', treatment: arm };
    const data = { feature: 'search', entityId: one.entity, variation: 'on', type: 'EXPERIMENT_RULE_MATCH', details };
    const event = { timestamp: one.time / 1000, type: 'aws.evidently.evaluation', data: JSON.stringify(data) };
    await put(service, [event], invocation);
    history.push({ ...one, arm });
  };
  const putSome = async (invocation: string) => {
    const some = Array.from({ length: 1 + below(8) }, () => {
      return { entity: anyEntity(), value: below(50) - 10, time: anyTime(5 * hour), at: service.clock.now };
    });
    const events = some.map(({ entity, value, time }) => valueEvent(entity, value, time));
    for (let times = repeats(); times > 0; times--) await put(service, events, invocation);
    history.push(...some);
  };
  for (let call = 0; service.clock.now < startTime + ends; call++) {
    await (random() < 0.25 ? report(`${call}`) : putSome(`${call}`));
    service.clock.now += below(50) * minute;
  }
  return history;
};

/** Leaves out arms without anything. */
const there = (arms: ArmSums = {}): ArmSums => Object.fromEntries(Object.entries(arms).filter(([, { K }]) => K > 0n));

it.each(Array.from({ length: randomCases(1, 40) }, (_, index) => index + 1))(
  'counts history %i as a recount does, for each window, at any moment',
  async (seed) => {
    const random = seeded(seed);
    const goals = Object.entries(windows).map(([name, windowHours], index) => {
      const aggregation = aggregations[(seed + index) % aggregations.length];
      return goal(name, { aggregation, ...(windowHours ? { windowHours } : {}) });
    });
    const service = await open(goals, ends);
    const history = await play(service, random);
    await deliver(service, random);
    const { series, experiments } = service.service.store;
    const trialId = (await experiments.get('shop', 'trial'))?.entity.id ?? '';
    // Later moments find the quarters that earlier ones rolled up.
    const moments = [29 * hour + 7 * minute, 38 * hour, ends + 20 * minute, ends + 20 * day];
    let compared = 0;
    for (const now of moments.map((since) => startTime + since)) {
      service.clock.now = now;
      const health = await healthOf(service);
      for (const [metricIndex, [name, window]] of Object.entries(windows).entries()) {
        // Before the end, sums by the time of arrival have everything, because all of it was delivered.
        if (window === undefined && now < startTime + ends) continue;
        const expected = recount(history, window, now);
        const { metricDefinition } = goals[metricIndex] as ReturnType<typeof goal>;
        const state = await series.state({
          key: { trialId, series: metricIndex },
          counts: metricSeriesOf(metricDefinition),
          startedTime: startTime,
          look: { next: (_, before) => before },
          endedTime: now >= startTime + ends ? startTime + ends : undefined,
          now,
        });
        expect([name, there(state.sums)]).toEqual([name, there(expected.sums)]);
        if (window !== undefined) {
          expect([name, there(state.assigned)]).toEqual([name, there(expected.assigned)]);
          compared += Number(expected.sums.old?.N ?? 0n);
        }
        for (const { treatmentName, share, valuePerEntity, events } of health.metrics[metricIndex].treatments) {
          const [sums, assigned] = [expected.sums[treatmentName], expected.assigned?.[treatmentName]];
          const mean = (part = 0n) => Number(part) / Number(assigned?.K ?? 0n);
          expect([events, share.mean ?? Number.NaN]).toEqual([Number(sums?.N), mean(sums?.K)]);
          if (valuePerEntity.mean !== undefined) expect(valuePerEntity.mean).toBeCloseTo(mean(sums?.S) / 1e15, 12);
        }
      }
    }
    expect(compared).toBeGreaterThan(20);
  },
  60_000,
);
