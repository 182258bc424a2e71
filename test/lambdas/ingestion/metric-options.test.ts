/**
 * Caps, floors, thresholds and denominators of metrics: whatever the order of the events, their calls, their repetitions
 * and the batches of the stream, the totals are those of a recount by hand.
 */
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import type { Sums } from '../../../domain/stats/sums.ts';
import { aggregate } from '../../../lambdas/stream/aggregate.ts';
import { eventOf, openTestService, type TestService } from '../../support/in-process.ts';
import { randomCases } from '../../support/random-cases.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { days, given, type Members } from '../resources.ts';
import { recordsOf } from '../stream/stream-records.ts';
import { totalsOf } from '../stream/totals-in-table.ts';

/** Values are in thousandths here, so that the recount is one of whole numbers. */
interface PlainEvent {
  readonly entity: number;
  readonly value: number;
  readonly denominator: number;
}

interface Bounds {
  readonly floor?: number;
  readonly cap?: number;
}

/** A metric as the API takes it, and what it means in thousandths. */
interface Option {
  readonly options: Members;
  readonly event?: Bounds;
  readonly entity?: Bounds;
  readonly above?: number;
  readonly isRatio?: boolean;
}

const perEntity = { aggregation: 'VALUE_PER_ENTITY' };
const metrics: Readonly<Record<string, Option>> = {
  bounded: { options: { eventCap: 4.5, eventFloor: -2.25 }, event: { cap: 4_500, floor: -2_250 } },
  summed: { options: { ...perEntity, entityCap: 10, entityFloor: -3.5 }, entity: { cap: 10_000, floor: -3_500 } },
  ratio: { options: { denominatorKey: 'items' }, isRatio: true },
  plain: { options: {} },
  above: { options: { above: 1.5 }, above: 1_500 },
  boundedRatio: { options: { denominatorKey: 'items', eventCap: 3 }, event: { cap: 3_000 }, isRatio: true },
  floored: { options: { ...perEntity, entityFloor: 0.5 }, entity: { floor: 500 } },
  all: {
    options: { ...perEntity, eventCap: 5, eventFloor: -5, above: 0, entityCap: 2 },
    event: { cap: 5_000, floor: -5_000 },
    above: 0,
    entity: { cap: 2_000 },
  },
};

const within = (value: number, { floor = -Infinity, cap = Infinity }: Bounds = {}): number =>
  Math.min(Math.max(value, floor), cap);

const ONE = 1_000;
const THOUSANDTH = 10n ** 12n;

/** What an arm's entities come to, each by all of its events. */
const recount = (entities: readonly (readonly PlainEvent[])[], { event, entity, above, isRatio }: Option): Sums => {
  const counted = entities
    .filter((events) => events.length > 0)
    .map((events) => {
      const values = events
        .map(({ value }) => within(value, event))
        .map((value) => (above === undefined ? value : value > above ? ONE : 0));
      const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
      return {
        s: BigInt(within(sumOf(values), entity)) * THOUSANDTH,
        c: BigInt(events.length),
        d: BigInt(sumOf(events.map(({ denominator }) => denominator))) * THOUSANDTH,
      };
    });
  const sum = (of: (one: (typeof counted)[number]) => bigint) => counted.reduce((total, one) => total + of(one), 0n);
  return {
    K: BigInt(counted.length),
    N: sum(({ c }) => c),
    S: sum(({ s }) => s),
    SS: sum(({ s }) => s * s),
    SC: sum(({ s, c }) => s * c),
    CC: sum(({ c }) => c * c),
    ...(isRatio
      ? { denominators: { D: sum(({ d }) => d), SD: sum(({ s, d }) => s * d), DD: sum(({ d }) => d * d) } }
      : {}),
  };
};

const dynamodb = useDynamoDB();

const ENTITIES = 6;
const idOf = (entity: number) => `entity-${entity}`;

/** A service with a running experiment of all these metrics, and the arm of each entity. */
const openExperiment = async () => {
  const service = await openTestService(dynamodb);
  const make = given(service);
  await make.project();
  await make.feature();
  const definitions = Object.entries(metrics).map(([name, { options }]) => ({
    metricDefinition: { name, entityIdKey: 'user', valueKey: 'value', ...options },
  }));
  await make.experiment('trial', { metricGoals: definitions.slice(0, 3), guardrails: definitions.slice(3) });
  await make.startExperiment('trial', days(7));
  const requests = Array.from({ length: ENTITIES }, (_, entity) => ({ feature: 'search', entityId: idOf(entity) }));
  const { results } = await service.ok('BatchEvaluateFeature', { project: 'shop', requests });
  const id = (await service.service.store.experiments.get('shop', 'trial'))?.entity.id ?? '';
  const arms: string[] = results.map(({ variation }: { variation: string }) => (variation === 'off' ? 'a' : 'b'));
  return { service, id, arms };
};

const put = async ({ handle, clock }: TestService, events: readonly PlainEvent[], invocation: string) => {
  const call = eventOf('PutProjectEvents', {
    project: 'shop',
    events: events.map(({ entity, value, denominator }) => ({
      timestamp: clock.now / 1000,
      type: 'aws.evidently.custom',
      data: JSON.stringify({ user: idOf(entity), value: value / ONE, items: denominator / ONE }),
    })),
  });
  call.headers['amz-sdk-invocation-id'] = invocation;
  const { statusCode, body } = await handle(call);
  expect([statusCode, JSON.parse(body).failedEventCount]).toEqual([200, 0]);
};

/** Cuts a list into parts of these sizes, taken in turn. */
const cut = <Item>(items: readonly Item[], sizes: readonly number[]): Item[][] => {
  const parts: Item[][] = [];
  for (let start = 0, turn = 0; start < items.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    parts.push(items.slice(start, start + size));
    start += size;
  }
  return parts;
};

const plainEvent = fc.record({
  entity: fc.integer({ min: 0, max: ENTITIES - 1 }),
  value: fc.integer({ min: -10_000, max: 10_000 }),
  denominator: fc.integer({ min: -1_000, max: 5_000 }),
});
const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });
const plan = fc.record({
  events: fc.array(plainEvent, { minLength: 1, maxLength: 40 }),
  calls: sizes,
  batches: sizes,
  repeated: fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
});

it('count the same in any order, calls, repetitions and batches', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ events, calls, batches, repeated }) => {
      const { service, id, arms } = await openExperiment();
      const parts = cut(events, calls);
      for (const [index, part] of parts.entries()) await put(service, part, `invocation-${index}`);
      for (const one of repeated.map((number) => number % parts.length))
        await put(service, parts[one] ?? [], `invocation-${one}`);
      const deliveries = cut<DynamoDBRecord>(await recordsOf(dynamodb, service.tableName), batches);
      const again = repeated.flatMap((number) => deliveries.slice(number % deliveries.length).slice(0, 2));
      for (const Records of [...deliveries, ...again])
        await aggregate({ store: service.service.store, report: fail }, { Records, shardId: 'shard' });
      const { sums } = await totalsOf(dynamodb, service.tableName, id);
      for (const [metric, [name, option]] of Object.entries(metrics).entries())
        for (const arm of ['a', 'b']) {
          const entities = arms.flatMap((of, entity) =>
            of === arm ? [events.filter((event) => event.entity === entity)] : [],
          );
          const expected = recount(entities, option);
          expect([name, arm, sums[`${metric} ${arm}`]]).toEqual([name, arm, expected.N > 0n ? expected : undefined]);
        }
    }),
    { numRuns: randomCases(6, 60), seed: 18 },
  );
}, 600_000);

const fail = (message: string, details: object) => {
  throw new Error(`${message} ${JSON.stringify(details)}`);
};
