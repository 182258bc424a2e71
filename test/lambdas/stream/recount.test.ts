/**
 * A table that was restored: whatever the counting had not come to at its moment is counted from the stream of the table before,
 * nothing that was made later is, and a new stream goes on from there, wherever its sequence numbers begin.
 */
import { BatchWriteItemCommand, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { parseDecimal, VALUE_DECIMALS } from '../../../domain/stats/decimal.ts';
import { addSums, entityDelta, noEvents, noSums, type Sums } from '../../../domain/stats/sums.ts';
import { restoredTable } from '../../../lambdas/store/counting/restored.ts';
import { aggregate } from '../../../lambdas/stream/aggregate.ts';
import { recount } from '../../../lambdas/stream/recount.ts';
import { countFailed, countParked } from '../../../lambdas/stream/repair.ts';
import { seeded } from '../../support/fault-injection.ts';
import { openTestService, startTime, type TestService } from '../../support/in-process.ts';
import { randomCases } from '../../support/random-cases.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { arms, days, given, hours, metric, sameTable, step } from '../resources.ts';
import { recordsOf } from './stream-records.ts';
import { type Totals, totalsOf } from './totals-in-table.ts';

const dynamodb = useDynamoDB();
let client: DynamoDBClient;
beforeAll(async () => {
  client = new DynamoDBClient(dynamodb.config);
});
afterAll(() => client.destroy());

/** What a restore does: a new table with what another has at this moment. */
const restoredFrom = async (from: string): Promise<string> => {
  const to = await dynamodb.newTable();
  for await (const { Items = [] } of paginateScan({ client, pageSize: 25 }, { TableName: from, ConsistentRead: true }))
    if (Items.length > 0)
      await client.send(
        new BatchWriteItemCommand({ RequestItems: { [to]: Items.map((Item) => ({ PutRequest: { Item } })) } }),
      );
  return to;
};

/** What the totals must be by what the entities have. */
const owed = async (tableName: string, trialId: string): Promise<Totals> => {
  const sums: Record<string, Sums> = {};
  const uniques: Record<string, number> = {};
  for await (const { Items = [] } of paginateScan({ client }, { TableName: tableName, ConsistentRead: true }))
    for (const { SK, ...item } of Items) {
      const [kind, id, place] = (SK?.S ?? '').split('#');
      if (id !== trialId) continue;
      if (kind === 'A') uniques[item.arm?.S ?? ''] = (uniques[item.arm?.S ?? ''] ?? 0) + 1;
      for (const [name, { N: count }] of Object.entries(item)) {
        if (kind !== 'M' || !name.startsWith('c:')) continue;
        const s = parseDecimal(item[name.replace('c:', 's:')]?.N ?? '', VALUE_DECIMALS) as bigint;
        const of = `${place} ${name.slice(2)}`;
        sums[of] = addSums(sums[of] ?? noSums, entityDelta(noEvents, { s, c: BigInt(count ?? '') }));
      }
    }
  const sorted = <Value>(from: Record<string, Value>) => Object.fromEntries(Object.entries(from).sort());
  return { sums: sorted(sums), uniques: sorted(uniques) };
};

const seeds = Array.from({ length: randomCases(2, 10) }, (_, index) => index + 1);
const visitors = Array.from({ length: 30 }, (_, index) => `visitor-${index}`);

const openExperiment = async () => {
  const before = await openTestService(dynamodb);
  const make = given(before);
  await make.project();
  await make.feature();
  await make.experiment('trial', { treatments: arms({ a: 'off', b: 'on' }), metricGoals: [metric('price')] });
  await make.startExperiment('trial', days(7));
  before.clock.now += 60_000;
  const trialId = (await before.service.store.experiments.get('shop', 'trial'))?.entity.id ?? '';
  return { before, trialId };
};

/** Some visitors come, and most of them send events, of values with a fraction. */
const visit = async ({ ok, clock }: TestService, random: () => number): Promise<void> => {
  for (const entityId of visitors.filter(() => random() < 0.4)) {
    await ok('EvaluateFeature', { project: 'shop', feature: 'search', entityId });
    const events = Array.from({ length: Math.floor(random() * 4) }, () => ({
      timestamp: clock.now / 1000,
      type: 'aws.evidently.custom',
      data: JSON.stringify({ user: { id: entityId }, details: { price: Math.floor(random() * 1e6) / 1e3 } }),
    }));
    if (events.length > 0) await ok('PutProjectEvents', { project: 'shop', events });
  }
};

/** As Lambda says it with each record of a stream. */
const from = (records: readonly DynamoDBRecord[], table: string, label: string): DynamoDBRecord[] =>
  records.map((record) => ({
    ...record,
    eventSourceARN: `arn:aws:dynamodb:us-east-1:123456789012:table/${table}/stream/${label}`,
  }));

/** Sequence numbers that begin anew, far below those of the stream before. */
const renumbered = (records: readonly DynamoDBRecord[]): DynamoDBRecord[] =>
  records.map((record, index) => ({ ...record, dynamodb: { ...record.dynamodb, SequenceNumber: String(index + 1) } }));

describe.each([
  ['whose mappings name the shard', { first: 'shardId-1-a', second: 'shardId-2-b' }],
  ['whose mappings name no shard', { first: undefined, second: undefined }],
])('given a deployment %s, and a restored table', (_, shards) => {
  const named = (shardId: string | undefined) => (shardId === undefined ? {} : { shardId });

  it.each(seeds)('counts what was there and nothing else, and goes on (%i)', async (seed) => {
    const random = seeded(seed);
    const { before, trialId } = await openExperiment();
    const { store, report } = before.service;
    for (let wave = 0; wave < 3; wave++) await visit(before, random);
    const first = from(await recordsOf(dynamodb, before.tableName), before.tableName, 'first');
    const reached = Math.floor(random() * first.length);
    await aggregate({ store, report }, { Records: first.slice(0, reached), ...named(shards.first) });
    const restored = await restoredFrom(before.tableName);
    const copied = (await recordsOf(dynamodb, restored)).length;
    // What comes later, to the table before: some of it is counted there.
    for (let wave = 0; wave < 2; wave++) await visit(before, random);
    const all = from(await recordsOf(dynamodb, before.tableName), before.tableName, 'first');
    await aggregate({ store, report }, { Records: all.slice(reached), ...named(shards.first) });

    const after = await openTestService(sameTable(dynamodb, { ...before, tableName: restored }));
    after.clock.now = before.clock.now;
    const recounting = { ...after.service, restored: restoredTable(client, restored) };
    const past = { shard: shards.first ?? 'first', records: all.map(({ eventSourceARN, ...record }) => record) };
    expect(await totalsOf(dynamodb, restored, trialId)).not.toEqual(await owed(restored, trialId));
    expect(await recount(recounting, past)).toBeGreaterThan(0);
    expect(await totalsOf(dynamodb, restored, trialId)).toEqual(await owed(restored, trialId));
    expect(await recount(recounting, past)).toBe(0);

    await visit(after, random);
    const second = (await recordsOf(dynamodb, restored)).slice(copied);
    const anew = from(
      renumbered(second.filter(({ dynamodb: of }) => of?.Keys?.PK?.S?.startsWith('E#'))),
      restored,
      'second',
    );
    const counting = { ...after.service, tableName: restored };
    for (const Records of [anew.slice(0, 5), anew, anew])
      expect((await aggregate(counting, { Records, ...named(shards.second) })).batchItemFailures).toEqual([]);
    expect(await totalsOf(dynamodb, restored, trialId)).toEqual(await owed(restored, trialId));
  });
});

describe('a restored table', () => {
  it('counts once what was parked before its moment, or given up and counted by hand', async () => {
    const { before, trialId } = await openExperiment();
    const random = seeded(7);
    await visit(before, random);
    const records = await recordsOf(dynamodb, before.tableName);
    const counted = records.filter(({ dynamodb: of }) => of?.Keys?.PK?.S?.startsWith('E#'));
    const [parked, repaired] = counted as [DynamoDBRecord, DynamoDBRecord];
    await before.service.store.parked.put(parked.eventID as string, JSON.stringify(parked));
    await countFailed({ ...before.service, now: before.clock.now }, [repaired]);
    const restored = await restoredFrom(before.tableName);
    const after = await openTestService(sameTable(dynamodb, { ...before, tableName: restored }));
    const recounting = { ...after.service, restored: restoredTable(client, restored) };
    expect(await recount(recounting, { shard: 'shard', records })).toBe(counted.length - 2);
    const [waiting] = await after.service.store.parked.list(10);
    if (waiting) await countParked({ ...after.service, now: startTime }, waiting);
    expect(await totalsOf(dynamodb, restored, trialId)).toEqual(await owed(restored, trialId));
  });

  it('counts an entity once in each step of a launch that it was evaluated in before its moment', async () => {
    const before = await openTestService(dynamodb);
    const make = given(before);
    await make.project();
    await make.feature();
    const steps = [0, 1, 2].map((hour) => step(hours(hour), { a: 100_000 }));
    await make.launch('ramp', { scheduledSplitsConfig: { steps } });
    await make.startLaunch('ramp');
    const trialId = (await before.service.store.launches.get('shop', 'ramp'))?.entity.id ?? '';
    const evaluateIn = async (hour: number) => {
      before.clock.now = startTime + hour * 3_600_000;
      await before.ok('EvaluateFeature', { project: 'shop', feature: 'search', entityId: 'visitor' });
      return recordsOf(dynamodb, before.tableName);
    };
    await evaluateIn(0);
    await evaluateIn(1);
    const restored = await restoredFrom(before.tableName);
    const records = await evaluateIn(2);
    const after = await openTestService(sameTable(dynamodb, { ...before, tableName: restored }));
    const recounting = { ...after.service, restored: restoredTable(client, restored) };
    expect(await recount(recounting, { shard: 'shard', records })).toBe(2);
    expect(await recount(recounting, { shard: 'shard', records })).toBe(0);
    const { uniques } = await totalsOf(dynamodb, restored, trialId);
    expect(uniques).toMatchObject({ a: 1, '0:0': 1, '1:0': 1 });
    expect(uniques).not.toHaveProperty('2:0');
  });

  it('is not told of the changes of another, which wait in case the deployment is taken back', async () => {
    const { before, trialId } = await openExperiment();
    await visit(before, seeded(8));
    const Records = from(await recordsOf(dynamodb, before.tableName), before.tableName, 'first');
    const counting = { ...before.service, tableName: 'restored' };
    const { batchItemFailures } = await aggregate(counting, { Records, shardId: 'shard' });
    expect(batchItemFailures).toEqual([{ itemIdentifier: Records[0]?.dynamodb?.SequenceNumber }]);
    expect(await totalsOf(dynamodb, before.tableName, trialId)).toEqual({ sums: {}, uniques: {} });
    expect(before.reports.at(-1)?.message).toBe('batch not counted');
    await aggregate({ ...counting, tableName: before.tableName }, { Records, shardId: 'shard' });
    expect(await totalsOf(dynamodb, before.tableName, trialId)).toEqual(await owed(before.tableName, trialId));
  });
});
