/**
 * Sums within the steps of a launch, beside a recount of its raw history: random ramps, entities that move between
 * groups, late and repeated calls, and evaluations in any order.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Assignment, applyEvaluation, armAt } from '../../../domain/event/attribution.ts';
import {
  addEvent,
  addSums,
  type EntitySums,
  entityDelta,
  noEvents,
  noSums,
  type Sums,
} from '../../../domain/stats/sums.ts';
import { type EntityTrial, entityKeys, keys } from '../../../lambdas/store/table/schema.ts';
import { aggregate } from '../../../lambdas/stream/aggregate.ts';
import { seeded } from '../../support/fault-injection.ts';
import { eventOf, openTestService, startTime, type TestService } from '../../support/in-process.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { arms, given, metric, sameTable, step } from '../resources.ts';
import { recordsOf } from './stream-records.ts';
import { totalsOf } from './totals-in-table.ts';

const minute = 60_000;
const groups = ['a', 'b', 'c'];
const monitors = ['price', 'clicks'];
const unit = 10n ** 15n;

interface Evaluation {
  readonly entity: string;
  readonly group: string;
  readonly time: number;
}

interface CustomEvent {
  readonly entity: string;
  readonly monitor: number;
  readonly value: number;
  readonly time: number;
}

/** Everything that reached the service, in the order in which it did. */
type History = readonly (Evaluation | CustomEvent)[];

const dynamodb = useDynamoDB();

/** Counts the history anew, from its beginning. `begins` are the times of the steps. */
const recount = (history: History, begins: readonly number[]) => {
  const stepAt = (time: number) => begins.filter((begin) => begin <= time).length - 1;
  const before = (index: number, entity: string) =>
    history.slice(0, index).filter((one): one is Evaluation => 'group' in one && one.entity === entity);
  const entities = new Map<string, EntitySums>();
  const uniques: Record<string, number> = {};
  const countOne = (arm: string) => {
    uniques[arm] = (uniques[arm] ?? 0) + 1;
  };
  history.forEach((one, index) => {
    const known = before(index, one.entity);
    const now = stepAt(one.time);
    const wasThere = known.some(({ time }) => stepAt(time) === now);
    if ('group' in one) {
      const group = groups.indexOf(one.group);
      if (known.length === 0) for (const arm of [one.group, `${now}*${group}`]) countOne(arm);
      if (!wasThere) countOne(`${now}:${group}`);
      return;
    }
    const arm = armOf(known, one.time);
    if (arm === undefined) return;
    for (const counted of [arm, `${now}${wasThere ? ':' : '+'}${groups.indexOf(arm)}`]) {
      const name = JSON.stringify([one.monitor, counted, one.entity]);
      entities.set(name, addEvent(entities.get(name) ?? noEvents, BigInt(one.value) * unit));
    }
  });
  const sums: Record<string, Sums> = {};
  for (const [name, entity] of entities) {
    const [monitor, arm] = JSON.parse(name) as [number, string];
    sums[`${monitor} ${arm}`] = addSums(sums[`${monitor} ${arm}`] ?? noSums, entityDelta(noEvents, entity));
  }
  return { sums, uniques };
};

const armOf = (evaluations: readonly Evaluation[], time: number): string | undefined => {
  const assignment = evaluations.reduce<Assignment | undefined>((found, { group: arm, time: at }) => {
    if (!found) return { arm, since: at, until: at + 60 * minute };
    return applyEvaluation(found, { arm, time: at }) ?? found;
  }, undefined);
  return assignment && armAt(assignment, time);
};

/** Plays a random launch, and returns its history with the times of its steps. */
const playLaunch = async (service: TestService, random: () => number) => {
  const below = (limit: number) => Math.floor(random() * limit);
  const make = given(service);
  await make.project();
  await make.feature();
  const begins = [startTime];
  const count = 3 + below(4);
  while (begins.length < count) begins.push((begins.at(-1) ?? 0) + (5 + below(60)) * minute);
  const steps = begins.map((begin) => {
    const [one, other] = [below(100_001), below(100_001)].toSorted((x, y) => x - y) as [number, number];
    return step(begin / 1000, { a: one, b: other - one, c: 100_000 - other });
  });
  await make.launch('ramp', {
    groups: arms({ a: 'off', b: 'on', c: 'on' }),
    metricMonitors: monitors.map((name) => metric(name)),
    scheduledSplitsConfig: { steps },
  });
  await make.startLaunch('ramp');
  const history: (Evaluation | CustomEvent)[] = [];
  const entityNames = Array.from({ length: 12 }, (_, index) => `user-${index}`);
  const anyEntity = () => entityNames[below(entityNames.length)] as string;
  const anyTime = () => Math.max(startTime, service.clock.now - (random() < 0.5 ? 0 : below(100) * minute));
  const put = async (events: readonly object[], invocation: number) => {
    const call = eventOf('PutProjectEvents', { project: 'shop', events });
    call.headers['amz-sdk-invocation-id'] = `${invocation}`;
    for (let times = random() < 0.3 ? 2 : 1; times > 0; times--) {
      const { statusCode, body } = await service.handle(call);
      expect([statusCode, JSON.parse(body).failedEventCount]).toEqual([200, 0]);
    }
  };
  const evaluateOne = async () => {
    const entity = anyEntity();
    const { reason, details } = await service.ok('EvaluateFeature', {
      project: 'shop',
      feature: 'search',
      entityId: entity,
    });
    if (reason === 'LAUNCH_RULE_MATCH')
      history.push({ entity, group: JSON.parse(details).group, time: service.clock.now });
  };
  const reportOne = async (invocation: number) => {
    const one: Evaluation = { entity: anyEntity(), group: groups[below(groups.length)] as string, time: anyTime() };
    const data = { feature: 'search', entityId: one.entity, variation: 'on', type: 'LAUNCH_RULE_MATCH' };
    const details = { launch: 'ramp', group: one.group };
    const event = { type: 'aws.evidently.evaluation', data: JSON.stringify({ ...data, details }) };
    await put([{ timestamp: one.time / 1000, ...event }], invocation);
    history.push(one);
  };
  const putSome = async (invocation: number) => {
    const some = Array.from({ length: 1 + below(5) }, (): CustomEvent => {
      return { entity: anyEntity(), monitor: below(monitors.length), value: below(100) - 20, time: anyTime() };
    });
    const events = some.map(({ entity, monitor, value, time }) => {
      const data = JSON.stringify({ user: { id: entity }, details: { [monitors[monitor] as string]: value } });
      return { timestamp: time / 1000, type: 'aws.evidently.custom', data };
    });
    await put(events, invocation);
    history.push(...some);
  };
  for (let call = 0; call < 120; call++) {
    service.clock.now += below(5) * minute;
    const dice = random();
    await (dice < 0.35 ? evaluateOne() : dice < 0.5 ? reportOne(call) : putSome(call));
  }
  return { begins, history };
};

/** Delivers the stream in batches, some of them again. */
const deliverAll = async (service: TestService, random: () => number) => {
  const records = await recordsOf(dynamodb, service.tableName);
  let taken = 0;
  while (taken < records.length) {
    const from = Math.max(0, taken - Math.floor(random() * 40));
    taken = Math.min(records.length, taken + 1 + Math.floor(random() * 60));
    const batch = { shardId: 'shard', Records: records.slice(from, taken) } as never;
    await aggregate({ store: service.service.store, report: () => undefined }, batch);
  }
};

it.each([1, 2])(
  'counts launch %i as a recount of its history does',
  async (seed) => {
    const random = seeded(seed);
    const service = await openTestService(dynamodb);
    const { begins, history } = await playLaunch(service, random);
    await deliverAll(service, random);
    const id = (await service.service.store.launches.get('shop', 'ramp'))?.entity.id ?? '';
    const { sums, uniques } = await totalsOf(dynamodb, service.tableName, id);
    const counted = Object.fromEntries(Object.entries(sums).filter(([, { N }]) => N > 0n));
    const expected = recount(history, begins);
    expect(Object.keys(expected.sums).length).toBeGreaterThan(0);
    expect(counted).toEqual(expected.sums);
    expect(uniques).toEqual(expected.uniques);
    await expectShown(service, { begins, ...expected });
  },
  60_000,
);

/** Expects that GetLaunchMetrics shows a recount: entities and events of each group in each step, and their sum. */
const expectShown = async (service: TestService, { begins, sums, uniques }: Expected): Promise<void> => {
  const { steps, metrics } = await service.ok('GetLaunchMetrics', { project: 'shop', launch: 'ramp' });
  const begun = begins.filter((begin) => begin <= service.clock.now);
  const numberOf = (monitor: number, arm: string) => Number((sums[`${monitor} ${arm}`] ?? noSums).N);
  const stepsOf = (monitor: number, group: number) =>
    begun.map((_, position) => numberOf(monitor, `${position}:${group}`) + numberOf(monitor, `${position}+${group}`));
  expect(steps.map((one: ShownStep) => one.groups.map(({ entities }) => entities))).toEqual(
    begun.map((_, position) => groups.map((__, group) => uniques[`${position}:${group}`] ?? 0)),
  );
  for (const monitor of monitors.keys())
    for (const [group, name] of groups.entries()) {
      const shown = steps.map((one: ShownStep) => one.metrics[monitor]?.groups[group]?.events);
      expect(shown).toEqual(stepsOf(monitor, group));
      const total = shown.reduce((sum: number, events: number) => sum + events, 0);
      const all = numberOf(monitor, name);
      expect([total, metrics[monitor].groups[group].events]).toEqual([all, all]);
    }
};

interface Expected {
  readonly begins: readonly number[];
  readonly sums: Readonly<Record<string, Sums>>;
  readonly uniques: Readonly<Record<string, number>>;
}

interface ShownStep {
  readonly groups: readonly { readonly entities: number }[];
  readonly metrics: readonly { readonly groups: readonly { readonly events: number }[] }[];
}

it('goes on with a launch that an earlier version started, and counts its steps from then on', async () => {
  const service = await openTestService(dynamodb);
  const make = given(service);
  await make.project();
  await make.feature();
  await make.launch('ramp', { metricMonitors: [metric('price')] });
  await make.startLaunch('ramp');
  const { store } = service.service;
  const trialId = (await store.launches.get('shop', 'ramp'))?.entity.id ?? '';
  const of = { feature: 'search', entityId: 'old' };
  const { variation } = await service.ok('ExplainEvaluation', { project: 'shop', ...of });
  const arm = variation === 'off' ? 'a' : 'b';
  const entity = { project: 'shop', entityId: 'old', trialId };
  await asOfEarlierVersion(service, { entity, arm });
  const later = await openTestService(sameTable(dynamodb, service), { now: startTime + 10 * minute });
  const putOne = (value: number) => {
    const data = JSON.stringify({ user: { id: 'old' }, details: { price: value } });
    const event = { timestamp: later.clock.now / 1000, type: 'aws.evidently.custom', data };
    later.clock.now += minute;
    return later.ok('PutProjectEvents', { project: 'shop', events: [event] });
  };
  await putOne(2);
  await later.ok('EvaluateFeature', { project: 'shop', ...of });
  await putOne(3);
  await deliverAll(later, seeded(1));
  const group = arm === 'a' ? 0 : 1;
  const sumOf = (...values: readonly number[]) =>
    entityDelta(
      noEvents,
      values.reduce((sums: EntitySums, value) => addEvent(sums, BigInt(value) * unit), noEvents),
    );
  const { sums, uniques } = await totalsOf(dynamodb, later.tableName, trialId);
  expect(sums).toMatchObject({ [`0 ${arm}`]: sumOf(1, 2, 3), [`0 0+${group}`]: sumOf(2), [`0 0:${group}`]: sumOf(3) });
  expect(uniques).toEqual({ [arm]: 1, [`0:${group}`]: 1 });
});

/** Stores what an earlier version did: an assignment, an event of value 1, and no steps anywhere. */
const asOfEarlierVersion = async (
  { tableName }: TestService,
  { entity, arm }: { readonly entity: EntityTrial; readonly arm: string },
): Promise<void> => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(dynamodb.config));
  const runningKey = keys.running({ type: 'launch', project: 'shop', name: 'ramp' });
  const { Item: running } = await client.send(new GetCommand({ TableName: tableName, Key: runningKey }));
  const { steps, ...earlier } = JSON.parse(running?.entity);
  expect(steps).toEqual([startTime]);
  const at = { at: startTime };
  const items = [
    { ...running, entity: JSON.stringify(earlier) },
    { ...entityKeys.assignment(entity), ...at, arm, since: startTime, until: startTime + 60 * minute },
    { ...entityKeys.measurement(entity, 0), ...at, slot: 0, [`s:${arm}`]: 1, [`c:${arm}`]: 1 },
  ];
  for (const Item of items) await client.send(new PutCommand({ TableName: tableName, Item }));
  client.destroy();
};
