/**
 * Counts the records of the table's stream exactly once. Each shard has totals of its own, which state their last
 * record.
 */

import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { type ReportFailure, reportedMetrics } from '../../domain/operational-metric.ts';
import { LOOK_LENGTH } from '../../domain/results/points.ts';
import type { Increment, TotalKey } from '../store/counting/total.ts';
import type { Store } from '../store/store.ts';
import { isFromOtherTable, shardOf } from './source.ts';
import { eventIdOf, readCount, type StreamCount } from './stream-count.ts';

/** A batch of a mapping with a tumbling window. Only such a batch names its shard. */
export interface ShardEvent extends DynamoDBStreamEvent {
  readonly shardId?: string;
  readonly state?: Readonly<Record<string, unknown>>;
}

export interface ShardAnswer extends DynamoDBBatchResponse {
  /** Every answer to a mapping with a window must have it. */
  readonly state: Readonly<Record<string, unknown>>;
}

export interface Aggregation {
  readonly store: Pick<Store, 'totals' | 'parked'>;
  readonly report: ReportFailure;
  /** The table of the store. Records of another table are not counted. Absent, records of any table are counted. */
  readonly tableName?: string;
}

/**
 * Counts a batch. After a failure of the store the stream delivers the whole batch again. Counted records stay counted.
 */
export const aggregate = async (aggregation: Aggregation, event: ShardEvent): Promise<ShardAnswer> => {
  const { store, report, tableName } = aggregation;
  const records = event.Records ?? [];
  try {
    // A deployment that gets another table still follows the old table's stream for a while. Those records stay
    // uncounted: they are valid again if the deployment is rolled back.
    if (tableName !== undefined && records.some((record) => isFromOtherTable(record, tableName)))
      throw new Error('records of the stream of another table');
    await addAll(store, await readCounts(aggregation, records), event.shardId ?? shardOf(records[0]));
    return { batchItemFailures: [], state: {} };
  } catch (error) {
    report('batch not counted', { shardId: event.shardId, error });
    const itemIdentifier = records[0]?.dynamodb?.SequenceNumber ?? '';
    return { batchItemFailures: [{ itemIdentifier }], state: {} };
  }
};

/** Reads the counts of records. An unreadable record is parked with its content, and holds up nothing. */
export const readCounts = async (
  { store, report }: Aggregation,
  records: readonly DynamoDBRecord[],
): Promise<StreamCount[]> => {
  const counted: StreamCount[] = [];
  for (const record of records) {
    try {
      const one = readCount(record);
      if (one) counted.push(one);
    } catch (error) {
      await store.parked.put(eventIdOf(record), JSON.stringify(record));
      report(reportedMetrics.ParkedRecords, { eventId: record.eventID, error });
    }
  }
  return counted;
};

/** The number of parallel writes of totals. */
const CONCURRENCY = 20;

const addAll = (store: Aggregation['store'], counted: readonly StreamCount[], shard: string): Promise<void> =>
  writeAll(groupByTotal(counted, shard), ({ key, increments }) => store.totals.add(key, increments));

interface TotalIncrements {
  readonly key: TotalKey;
  readonly increments: Increment[];
}

export const writeAll = async (
  sums: readonly TotalIncrements[],
  write: (sum: TotalIncrements) => Promise<unknown>,
): Promise<void> => {
  for (let start = 0; start < sums.length; start += CONCURRENCY)
    await Promise.all(sums.slice(start, start + CONCURRENCY).map(write));
};

export const groupByTotal = (counted: readonly StreamCount[], shard: string): TotalIncrements[] => {
  const totals = new Map<string, TotalIncrements>();
  for (const { trialId, metric, at, sequence, deltas } of counted) {
    const key = {
      trialId,
      period: Math.floor(at / LOOK_LENGTH) * LOOK_LENGTH,
      shard,
      ...(metric === undefined ? {} : { metric }),
    };
    const name = JSON.stringify(key);
    const total = totals.get(name) ?? { key, increments: [] };
    totals.set(name, total);
    total.increments.push({ sequence, deltas });
  }
  return [...totals.values()];
};
