/**
 * What the totals in the table come to.
 */
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { addSums, noSums, parseSums, type Sums } from '../../domain/stats/sums.ts';
import type { Deployed } from './deployed.ts';

interface Total {
  readonly sums: string;
  readonly SK: string;
}

/** The sums of all totals of a kind, `SUMS#` or `UNIQUES#`, of all arms together; of one launch or experiment by its creation id. */
export const sumsOf = async ({ table, tableName }: Deployed, kind: string, trialId = ''): Promise<Sums> => {
  const FilterExpression = 'begins_with(PK, :totals)';
  const ExpressionAttributeValues = { ':totals': `T#${trialId}` };
  const totals: Total[] = [];
  // After all other suites the table has more than a page of 1 MB.
  for await (const { Items = [] } of paginateScan(
    { client: table },
    { TableName: tableName, FilterExpression, ExpressionAttributeValues },
  ))
    totals.push(...(Items as Total[]));
  return totals
    .filter(({ SK }) => SK.startsWith(kind))
    .flatMap(({ sums }) => Object.values(JSON.parse(sums) as Record<string, string>))
    .map(parseSums)
    .reduce(addSums, noSums);
};
