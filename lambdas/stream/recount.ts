/**
 * Counts in a table that was restored what had not been counted at that moment. The counting follows the table, so that a table
 * as it was at some moment has events in its entities that are in no total yet, and a new stream does not bring them again. The
 * stream of the table before does, for a day, with changes that were made after the moment, which count nothing here:
 *
 *   changes       ------ counted ------|--- in the entities, in no total ---|--- made later, in no entity ---
 *   the watermarks                     ^ tell what is counted               ^ the entities tell what is there
 */
import type { DynamoDBRecord } from 'aws-lambda';
import type { ReportFailure } from '../../domain/operational-metric.ts';
import type { RestoredTable } from '../store/counting/restored.ts';
import type { Store } from '../store/store.ts';
import { groupByTotal, writeAll } from './aggregate.ts';
import { eventsAfter, readCount, type StreamCount } from './record.ts';

export interface Recounting {
  readonly store: Pick<Store, 'totals'>;
  readonly restored: RestoredTable;
  readonly report: ReportFailure;
}

/** In the order of their shard, which has the name that the counting knew it by. */
interface PastRecords {
  readonly shard: string;
  readonly records: readonly DynamoDBRecord[];
}

/** Resolves to the number of changes that were counted by it; a second time it is none. */
export const recount = async (recounting: Recounting, { shard, records }: PastRecords): Promise<number> => {
  const past = records.flatMap((record) => pastOf(recounting, record));
  const there = await recounting.restored.has(past.map(({ change }) => change));
  const counted = past.flatMap(({ counted: one }, index) => (there[index] ? [one] : []));
  let added = 0;
  await writeAll(groupByTotal(counted, shard), async ({ of, increments }) => {
    const fresh = await recounting.store.totals.add(of, increments);
    added += fresh;
  });
  return added;
};

/** A record that cannot be understood was parked by the counting, and is in the table if its moment was before. */
const pastOf = ({ report }: Recounting, record: DynamoDBRecord) => {
  try {
    const counted: StreamCount | undefined = readCount(record);
    if (!counted) return [];
    const { Keys, NewImage } = record.dynamodb ?? {};
    const key = { PK: Keys?.PK?.S ?? '', SK: Keys?.SK?.S ?? '' };
    const { trialId, eventId } = counted;
    return [{ counted, change: { key, trialId, eventId, events: eventsAfter(NewImage ?? {}) } }];
  } catch (error) {
    report('record not understood', { eventId: record.eventID, error });
    return [];
  }
};
