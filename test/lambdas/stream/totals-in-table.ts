/**
 * What the totals in the table come to, over all periods and shards.
 */
import { addArmSums } from '../../../domain/results/series.ts';
import type { Sums } from '../../../domain/stats/sums.ts';
import { periodSumsOf } from '../../../lambdas/store/counting/total.ts';
import type { TestDynamoDB } from '../../support/dynamodb.ts';
import type { Item } from '../invariants.ts';
import { scan } from '../scan.ts';

export interface Totals {
  /** By the metric's place and the treatment. */
  readonly sums: Readonly<Record<string, Sums>>;
  readonly uniques: Readonly<Record<string, number>>;
}

export const totalsOf = async (dynamodb: TestDynamoDB, tableName: string, trialId: string): Promise<Totals> =>
  totalsIn(await scan(dynamodb, tableName), trialId);

/** Of all items of a table. */
export const totalsIn = (items: readonly Item[], trialId: string): Totals => {
  const sums: Record<string, Sums> = {};
  const uniques: Record<string, number> = {};
  for (const item of items.filter(({ PK }) => PK === `T#${trialId}`)) {
    const [kind = '', metric = ''] = (item.SK as string).split('#');
    if (kind === 'SUMS')
      for (const [arm, of] of Object.entries(periodSumsOf(item).sums)) {
        const name = `${metric} ${arm}`;
        sums[name] = addArmSums({ [name]: of }, name in sums ? { [name]: sums[name] as Sums } : {})[name] as Sums;
      }
    if (kind === 'UNIQUES')
      for (const [arm, { K }] of Object.entries(periodSumsOf(item).sums))
        uniques[arm] = (uniques[arm] ?? 0) + Number(K);
  }
  return { sums: sorted(sums), uniques: sorted(uniques) };
};

const sorted = <Value>(of: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(of).sort());
