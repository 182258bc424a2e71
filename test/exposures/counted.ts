/** What a history comes to in the table: sums of each metric and arm, unique entities, drops. */
import { aggregate } from '../../lambdas/stream/aggregate.ts';
import { readRecords } from '../lambdas/stream/stream-records.ts';
import { totalsIn } from '../lambdas/stream/totals-in-table.ts';
import { type Circumstances, circumstancesOf } from './circumstances.ts';
import { itemsIn, type projects, type TableItem } from './prepared.ts';
import type { World } from './world.ts';

export interface Counted {
  /** As text that can be compared, by the ways in which the history happened. */
  readonly direct: string;
  readonly outside: string;
  /** Custom events that counted for an arm. */
  readonly events: number;
}

export const countedIn = async (world: World, seed: number): Promise<Counted> => {
  const { client, service } = world;
  const Records = await readRecords({ dynamodb: client, streams: client }, service.tableName);
  const aggregation = { store: service.service.store, report: () => undefined };
  const { batchItemFailures } = await aggregate(aggregation, { shardId: 'shard', Records } as never);
  if (batchItemFailures.length > 0) throw new Error('the stream was not counted');
  const items = await itemsIn(client, service.tableName);
  const [direct, outside] = [await totals(world, 'direct', items), await totals(world, 'outside', items)];
  const withDrops = !repeatsCalls(circumstancesOf(seed));
  return {
    direct: textOf(direct, withDrops),
    outside: textOf(outside, withDrops),
    events: Object.values(direct)
      .flatMap(({ sums }) => Object.entries(sums))
      .reduce((sum, [arm, { N }]) => sum + (/ [ab]$/.test(arm) ? Number(N) : 0), 0),
  };
};

/**
 * A repeated call counts its drops again, as any repeated call does: they are compared where no call fails, and no agent
 * is killed while it waits for an answer.
 */
const repeatsCalls = ({ failing, outside, slow }: Circumstances): boolean =>
  failing > 0 || (outside === 'agent with a journal' && slow > 0);

type Totals = Record<string, ReturnType<typeof totalsIn> & { readonly dropped: object }>;

const totals = async (
  { prepared, service }: World,
  way: keyof typeof projects,
  items: readonly TableItem[],
): Promise<Totals> => {
  const all: Totals = {};
  for (const [type, id] of Object.entries(prepared.trialIds[way])) {
    const { sums, uniques } = totalsIn(items as never, id);
    const counted = Object.fromEntries(Object.entries(sums).filter(([, { N }]) => N > 0n));
    const { dropped } = (await service.service.store.drops.list(id))(0);
    all[type] = { sums: counted, uniques, dropped };
  }
  return all;
};

const textOf = (of: Totals, withDrops: boolean): string =>
  JSON.stringify(
    of,
    (name, value) => {
      if (name === 'dropped' && !withDrops) return undefined;
      return typeof value === 'bigint' ? String(value) : value;
    },
    1,
  );
