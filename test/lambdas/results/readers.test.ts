/**
 * Readers beside each other: of replicas of which one is behind the other, and by clocks that differ.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Look } from '../../../domain/results/series.ts';
import { totalStore } from '../../../lambdas/store/counting/total.ts';
import { seriesStore } from '../../../lambdas/store/results/series.ts';
import { openTable, type Table } from '../../../lambdas/store/table/table.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { day, hour, sumsOf } from './experiment-with-totals.ts';

const dynamodb = useDynamoDB();

const start = Date.UTC(2026, 0, 6);
const now = start + 2 * day;
const trialId = 'trial';
const times = Array.from({ length: 23 }, (_, index) => start + (index + 1) * hour);
/** A point is how many entities there have been. */
const look = {
  next: (_: unknown, before: unknown) => before,
  point: ({ sums }: { sums: { a?: { K: bigint } } }) => ({ a: { mean: Number(sums.a?.K ?? 0n) } }),
} as unknown as Required<Look>;

/** The newest points have not come to the replica. */
const behind = (table: Table): Table => ({
  ...table,
  page: async (query) => {
    const page = await table.page(query);
    const isBehind = query.consistent === false && query.list.prefix.startsWith('POINTS');
    return isBehind ? { ...page, items: page.items.slice(0, -1) } : page;
  },
});

const openTotals = async () => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(dynamodb.config));
  const table = openTable({ client, tableName: await dynamodb.newTable() });
  const totals = totalStore(table);
  for (let at = 0; at < 24; at++) {
    const of = { trialId, metric: 0, period: start + at * hour, shard: 'shard' };
    await totals.add(of, [{ sequence: '1'.padStart(40, '0'), deltas: { a: sumsOf([[1]]) } }]);
  }
  return table;
};

const entitiesAt = async (table: Table, now: number) => {
  const reading = { key: { trialId, series: 0 }, look, startedTime: start, endedTime: undefined, now, times };
  return [...((await seriesStore(table).points(reading)).early.arms.get('a')?.mean ?? [])];
};

const all = times.map((_, index) => index + 1);

it('has all points of a state that is there, whatever the replica has that is asked for them', async () => {
  const table = await openTotals();
  expect(await entitiesAt(table, now)).toEqual(all);
  expect(await entitiesAt(behind(table), now)).toEqual(all);
});

it('counts once what another reader, whose clock is ahead, has rolled up already', async () => {
  const table = await openTotals();
  expect(await entitiesAt(table, now)).toEqual(all);
  expect(await entitiesAt(table, now - 8 * hour)).toEqual(all);
});
