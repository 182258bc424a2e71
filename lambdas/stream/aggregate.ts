/**
 * Counts what the stream of the table delivers, exactly once: each shard has totals of its own, which say what is in them.
 */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { type ReportFailure, reportedMetrics } from '../../domain/operational-metric.ts';
import { LOOK_LENGTH } from '../../domain/results/points.ts';
import type { Increment, TotalOf } from '../store/counting/total.ts';
import type { Store } from '../store/store.ts';
import { eventIdOf, readCount, type StreamCount } from './record.ts';
import { isOfAnother, shardOf } from './source.ts';

/** A batch of a mapping with a tumbling window, the only kind that names its shard. */
export interface ShardEvent extends DynamoDBStreamEvent {
  readonly shardId?: string;
  readonly state?: Readonly<Record<string, unknown>>;
}

export interface ShardAnswer extends DynamoDBBatchResponse {
  /** A mapping with a window asks for it in every answer. */
  readonly state: Readonly<Record<string, unknown>>;
}

export interface Aggregation {
  readonly store: Pick<Store, 'totals' | 'parked'>;
  readonly report: ReportFailure;
  /** The table of the store: records of another are not counted in it. Of any when left out. */
  readonly tableName?: string;
}

/** Counts a batch. A store that fails makes the whole batch be delivered again; what was counted of it stays counted. */
export const aggregate = async (aggregation: Aggregation, event: ShardEvent): Promise<ShardAnswer> => {
  const { store, report, tableName } = aggregation;
  const records = event.Records ?? [];
  try {
    // A deployment that is given another table still follows the stream of the one before for a while. What is left there is good
    // again if the deployment is taken back.
    if (tableName !== undefined && records.some((record) => isOfAnother(record, tableName)))
      throw new Error('records of the stream of another table');
    await addAll(store, await readCounts(aggregation, records), event.shardId ?? shardOf(records[0]));
    return { batchItemFailures: [], state: {} };
  } catch (error) {
    report('batch not counted', { shardId: event.shardId, error });
    const itemIdentifier = records[0]?.dynamodb?.SequenceNumber ?? '';
    return { batchItemFailures: [{ itemIdentifier }], state: {} };
  }
};

/** What the records count; one that cannot be understood is parked with its content and holds up nothing. */
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

/** Totals written at the same time. */
const parallel = 20;

const addAll = (store: Aggregation['store'], counted: readonly StreamCount[], shard: string): Promise<void> =>
  writeAll(groupByTotal(counted, shard), ({ of, increments }) => store.totals.add(of, increments));

interface Sum {
  readonly of: TotalOf;
  readonly increments: Increment[];
}

export const writeAll = async (sums: readonly Sum[], write: (sum: Sum) => Promise<unknown>): Promise<void> => {
  for (let start = 0; start < sums.length; start += parallel)
    await Promise.all(sums.slice(start, start + parallel).map(write));
};

export const groupByTotal = (counted: readonly StreamCount[], shard: string): Sum[] => {
  const totals = new Map<string, Sum>();
  for (const { trialId, metric, at, sequence, deltas } of counted) {
    const of = {
      trialId,
      period: Math.floor(at / LOOK_LENGTH) * LOOK_LENGTH,
      shard,
      ...(metric === undefined ? {} : { metric }),
    };
    const name = JSON.stringify(of);
    const total = totals.get(name) ?? { of, increments: [] };
    totals.set(name, total);
    total.increments.push({ sequence, deltas });
  }
  return [...totals.values()];
};
