/**
 * Counts what could not be counted when it came: now, in the period of the repair. The quarter of a day that it belongs to may be final, and
 * what is added to the totals of such a quarter nobody reads.
 */
import type { DynamoDBRecord } from 'aws-lambda';
import type { ParkedRecord } from '../store/counting/parked.ts';
import { type Aggregation, groupByTotal, readCounts, writeAll } from './aggregate.ts';
import { readCount, type StreamCount } from './record.ts';

export interface Repair extends Aggregation {
  /** The service's time, in milliseconds since the epoch. */
  readonly now: number;
}

/** Counts records, each once, however often. One that cannot be understood is parked. */
export const countFailed = async (repairing: Repair, records: readonly DynamoDBRecord[]): Promise<void> => {
  await countOnce(repairing, await readCounts(repairing, records));
};

/** Counts a parked record, which is then parked no more. @throws Error when it still cannot be understood. */
export const countParked = async (repairing: Repair, { eventId, content }: ParkedRecord): Promise<void> => {
  const counted = readCount(JSON.parse(content) as DynamoDBRecord);
  if (counted) await countOnce(repairing, [counted]);
  await repairing.store.parked.remove(eventId);
};

/** By the ids of the records: one that was parked may be in a batch that was given up, too. */
const countOnce = ({ store, now }: Repair, counted: readonly StreamCount[]): Promise<void> => {
  const totals = groupByTotal(
    counted.map((one) => ({ ...one, at: now, sequence: one.eventId })),
    'repaired',
  );
  return writeAll(totals, ({ of, increments }) => store.totals.repair(of, increments));
};
