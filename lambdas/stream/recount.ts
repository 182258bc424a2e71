/**
 * Counts the uncounted changes of a restored table. The counting lags behind the table, so a restored table has events
 * in its entities that are in no total yet, and its new stream does not bring them again. The stream of the earlier
 * table does, for a day. It also brings changes after the moment of the restore, which count nothing here:
 *
 *   changes       ------ counted ------|--- in the entities, in no total ---|--- made later, in no entity ---
 *   the watermarks                     ^ tell what is counted               ^ the entities tell what is there
 */

import type { DynamoDBRecord } from 'aws-lambda';
import type { ReportFailure } from '../../domain/operational-metric.ts';
import { countsIn, type RestoredTable } from '../store/counting/restored.ts';
import type { Store } from '../store/store.ts';
import { groupByTotal, writeAll } from './aggregate.ts';
import { readCount, type StreamCount } from './stream-count.ts';

export interface Recounting {
  readonly store: Pick<Store, 'totals'>;
  readonly restored: RestoredTable;
  readonly report: ReportFailure;
}

/** Records in the order of their shard, and the shard's name in the counting. */
interface PastRecords {
  readonly shard: string;
  readonly records: readonly DynamoDBRecord[];
}

/** Resolves to the number of changes that it counted. A repetition counts none. */
export const recount = async (recounting: Recounting, { shard, records }: PastRecords): Promise<number> => {
  const past = records.flatMap((record) => readPastChange(recounting, record));
  const isPresent = await recounting.restored.has(past.map(({ change }) => change));
  const counted = past.flatMap(({ counted: one }, index) => (isPresent[index] ? [one] : []));
  let added = 0;
  await writeAll(groupByTotal(counted, shard), async ({ key, increments }) => {
    const newlyAdded = await recounting.store.totals.add(key, increments);
    added += newlyAdded;
  });
  return added;
};

/**
 * Reads a past change. The counting parked unreadable records. The table has them if they are from before its moment.
 */
const readPastChange = ({ report }: Recounting, record: DynamoDBRecord) => {
  try {
    const counted: StreamCount | undefined = readCount(record);
    if (!counted) return [];
    const { Keys, NewImage } = record.dynamodb ?? {};
    const key = { PK: Keys?.PK?.S ?? '', SK: Keys?.SK?.S ?? '' };
    const { trialId, eventId } = counted;
    return [{ counted, change: { key, trialId, eventId, counts: countsIn(NewImage ?? {}) } }];
  } catch (error) {
    report('record not understood', { eventId: record.eventID, error });
    return [];
  }
};
