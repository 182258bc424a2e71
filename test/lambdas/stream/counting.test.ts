/**
 * Counting exactly once: whatever fails, is repeated or delivered again, the totals are those of a plain count in memory.
 */
import type { DynamoDBRecord } from 'aws-lambda';
import { parseValue } from '../../../domain/stats/decimal.ts';
import {
  addEvent,
  addSums,
  type EntitySums,
  entityDelta,
  noEvents,
  noSums,
  type Sums,
} from '../../../domain/stats/sums.ts';
import { aggregate } from '../../../lambdas/stream/aggregate.ts';
import { type Fault, injectFaults, seeded } from '../../support/fault-injection.ts';
import { eventOf, openTestService, type TestService } from '../../support/in-process.ts';
import { randomCases } from '../../support/random-cases.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { recordsOf } from './stream-records.ts';
import { totalsOf } from './totals-in-table.ts';

const faults: readonly Fault[] = ['lost', 'refused', 'slow', 'conflict'];

/** About as many as an invocation sends, so that each of them fails some time. */
const requestsIn = { ingestion: 26, counting: 8 } as const;

/** What goes wrong in one invocation: the request with this number, and perhaps every one after it. */
interface Plan {
  readonly during: 'ingestion' | 'counting';
  readonly at: number;
  readonly fault: Fault;
  readonly dies: boolean;
}

/** Lets one plan at a time happen, and remembers which faults did. */
const makeTrouble = () => {
  let plan: Plan | undefined;
  let requests = 0;
  const seen = new Map<string, number>();
  return {
    /** How often each happened. */
    seen,
    set: (next: Plan | undefined) => {
      plan = next;
      requests = 0;
    },
    faultOf: (operation: string): Fault | undefined => {
      if (!plan) return undefined;
      const number = requests++;
      if (number === plan.at) {
        const name = `${plan.during}: ${operation} ${plan.fault} at ${plan.at}${plan.dies ? ', then death' : ''}`;
        seen.set(name, (seen.get(name) ?? 0) + 1);
        return plan.fault;
      }
      return plan.dies && number > plan.at ? 'refused' : undefined;
    },
  };
};

/** What happened to whom, wherever in an invocation, and what the totals lack or have too much of by it. */
const tableOf = (
  seen: ReadonlyMap<string, number>,
  { taken, counted }: Readonly<Record<'taken' | 'counted', bigint>>,
) => {
  const times = new Map<string, number>();
  for (const [name, count] of seen) {
    const fault = name.replace(/ at \d+/, '');
    times.set(fault, (times.get(fault) ?? 0) + count);
  }
  const over = (one: bigint, other: bigint) => (one > other ? one - other : 0n);
  return [
    ...[...times].sort().map(([fault, count]) => `${fault}: ${count} times`),
    `${seen.size} different faults, ${taken} values of events: ${over(taken, counted)} lost, ${over(counted, taken)} counted twice`,
  ].join('\n');
};

const treatments = ['control', 'blue', 'green'];
const metrics = ['revenue', 'clicks'];
const key = (...parts: readonly (string | number)[]) => parts.join(' ');

/** Of 50 events each. */
const CALLS = randomCases(70, 205);

describe(`given ${50 * CALLS} events and a fault in three of four invocations`, () => {
  const random = seeded(20_260_105);
  const below = (limit: number) => Math.floor(random() * limit);
  const trouble = makeTrouble();
  const dynamodb = useDynamoDB();
  let service: TestService;
  let records: DynamoDBRecord[];
  let experimentId: string;
  const expected = new Map<string, EntitySums>();
  const treatmentOf = new Map<string, string>();
  let events = 0;

  const planned = (during: Plan['during']): Plan | undefined =>
    random() < 0.25
      ? undefined
      : { during, at: below(requestsIn[during]), fault: faults[below(faults.length)] as Fault, dies: random() < 0.3 };

  /** Calls as a client does: again, with the same invocation id, until it is told that it is done. */
  const put = async (list: readonly object[], invocation: string) => {
    const event = eventOf('PutProjectEvents', { project: 'shop', events: list });
    event.headers['amz-sdk-invocation-id'] = invocation;
    for (let tries = 0; ; tries++) {
      trouble.set(tries < 4 ? planned('ingestion') : undefined);
      const { statusCode, body } = await service.handle(event);
      if (statusCode !== 200) continue;
      expect(JSON.parse(body).failedEventCount).toBe(0);
      trouble.set(undefined);
      // An answer that is lost on its way makes the client call once more.
      if (random() < 0.2) expect((await service.handle(event)).statusCode).toBe(200);
      return;
    }
  };

  const seconds = () => service.clock.now / 1000;

  beforeAll(async () => {
    const quick = { ...dynamodb, config: { ...dynamodb.config, maxAttempts: 1 } };
    service = await openTestService(injectFaults(quick, trouble.faultOf));
    await service.ok('CreateProject', { name: 'shop' });
    const variations = treatments.map((name) => ({ name, value: { stringValue: name } }));
    await service.ok('CreateFeature', { project: 'shop', name: 'button', variations });
    await service.ok('CreateExperiment', {
      project: 'shop',
      name: 'colour',
      samplingRate: 100_000,
      treatments: treatments.map((name) => ({ name, feature: 'button', variation: name })),
      metricGoals: metrics.map((name) => ({
        metricDefinition: { name, entityIdKey: 'user.id', valueKey: name },
      })),
    });
    const week = 7 * 86_400;
    await service.ok('StartExperiment', {
      project: 'shop',
      experiment: 'colour',
      analysisCompleteTime: seconds() + week,
    });
    const entities = Array.from({ length: 300 }, (_, index) => `user-${index}`);
    for (let start = 0; start < entities.length; start += 20) {
      const requests = entities.slice(start, start + 20).map((entityId) => ({ feature: 'button', entityId }));
      const { results } = await service.ok('BatchEvaluateFeature', { project: 'shop', requests });
      for (const { entityId, variation } of results) treatmentOf.set(entityId, variation);
    }
    for (let call = 0; call < CALLS; call++) {
      service.clock.now += 15_000;
      const some = below(entities.length - 8);
      const list = Array.from({ length: 50 }, () => {
        const id = entities[some + below(8)] as string;
        const metric = metrics[below(metrics.length)] as string;
        const value = `${below(1_000) - 200}.${below(1_000_000)}`;
        const name = key(metrics.indexOf(metric), treatmentOf.get(id) as string, id);
        expected.set(name, addEvent(expected.get(name) ?? noEvents, parseValue(value) as bigint));
        events++;
        const data = `{"user":{"id":"${id}"},"${metric}":${value}}`;
        return { timestamp: seconds(), type: 'aws.evidently.custom', data };
      });
      await put(list, `invocation-${call}`);
    }
    trouble.set(undefined);
    experimentId = (await service.service.store.experiments.get('shop', 'colour'))?.entity.id as string;
    records = await recordsOf(dynamodb, service.tableName);
  }, 120_000);

  /** Delivers a part of the stream; resolves to whether it was taken. */
  const deliver = async (from: number, to: number, split: number) => {
    const parts = [
      { shardId: 'shard-1', Records: records.slice(from, Math.min(to, split)) },
      { shardId: 'shard-2', Records: records.slice(Math.max(from, split), to) },
    ];
    for (const part of parts) {
      if (part.Records.length === 0) continue;
      const { batchItemFailures } = await aggregate(
        { store: service.service.store, report: () => undefined },
        part as never,
      );
      if (batchItemFailures.length > 0) return false;
    }
    return true;
  };

  it('counts each exactly once', async () => {
    const split = Math.floor(records.length / 2);
    let taken = 0;
    while (taken < records.length) {
      const from = Math.max(0, taken - below(3) * below(80));
      const to = Math.min(records.length, taken + 1 + below(80));
      trouble.set(planned('counting'));
      // A zombie works on a part of the same shard at the same time.
      const zombie = random() < 0.3 ? deliver(Math.max(0, taken - 300), taken, split) : Promise.resolve(true);
      const [done] = await Promise.all([deliver(from, to, split), zombie]);
      if (done) taken = to;
    }
    for (let again = 0; again < 100; again++) {
      const from = below(records.length);
      trouble.set(planned('counting'));
      await deliver(from, Math.min(records.length, from + 500), split);
    }
    trouble.set(undefined);

    const sums = new Map<string, Sums>();
    for (const [name, entity] of expected) {
      const [metric = '', treatment = ''] = name.split(' ');
      const arm = key(metric, treatment);
      sums.set(arm, addSums(sums.get(arm) ?? noSums, entityDelta(noEvents, entity)));
    }
    const totals = await totalsOf(dynamodb, service.tableName, experimentId);
    const number = (of: Iterable<Sums>) => [...of].reduce((sum, { N }) => sum + N, 0n);
    const values = { taken: number(sums.values()), counted: number(Object.values(totals.sums)) };
    process.stdout.write(`${tableOf(trouble.seen, values)}\n`);
    expect(events).toBe(50 * CALLS);
    expect(totals).toEqual({
      sums: Object.fromEntries([...sums].sort()),
      uniques: Object.fromEntries(
        treatments.map((name) => [name, [...treatmentOf.values()].filter((one) => one === name).length]).sort(),
      ),
    });
    expect(trouble.seen.size).toBeGreaterThanOrEqual(randomCases(60, 100));
  }, 120_000);

  it('starts at nothing when the experiment is deleted and made again under its name', async () => {
    await service.ok('StopExperiment', { project: 'shop', experiment: 'colour' });
    await service.ok('DeleteExperiment', { project: 'shop', experiment: 'colour' });
    await service.ok('CreateExperiment', {
      project: 'shop',
      name: 'colour',
      treatments: treatments.map((name) => ({ name, feature: 'button', variation: name })),
      metricGoals: metrics.map((name) => ({ metricDefinition: { name, entityIdKey: 'user.id', valueKey: name } })),
    });
    const again = (await service.service.store.experiments.get('shop', 'colour'))?.entity.id as string;
    expect(again).not.toBe(experimentId);
    await deliver(0, records.length, records.length);
    expect(await totalsOf(dynamodb, service.tableName, again)).toEqual({ sums: {}, uniques: {} });
  }, 60_000);

  it('parks what it cannot understand, with its content, and counts it later', async () => {
    const { store } = service.service;
    const [measured] = records.filter(({ dynamodb: of }) => of?.Keys?.SK?.S?.startsWith('M#'));
    const garbled = structuredClone(measured) as DynamoDBRecord;
    (garbled.dynamodb?.NewImage as Record<string, unknown>).at = { S: 'no time' };
    const { batchItemFailures } = await aggregate({ store, report: () => undefined }, { Records: [garbled] });
    expect(batchItemFailures).toEqual([]);
    const [parked] = await store.parked.list(10);
    expect(JSON.parse(parked?.content as string)).toEqual(JSON.parse(JSON.stringify(garbled)));
  });
});
