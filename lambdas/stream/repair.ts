/**
 * Counts records that could not be counted when they came. They count in the period of the repair, because their own
 * quarter may be final, and nobody reads additions to the totals of a final quarter. The period of a window that is not
 * over is later, and stays.
 */

import type { DynamoDBRecord } from 'aws-lambda';
import type { ParkedRecord } from '../store/counting/parked.ts';
import { type Aggregation, groupByTotal, readCounts, writeAll } from './aggregate.ts';
import { readCount, type StreamCount } from './stream-count.ts';

export interface Repair extends Aggregation {
  /** The service's time, in milliseconds since the epoch. */
  readonly now: number;
}

/** Counts records, each once, however often it is called. An unreadable one is parked. */
export const countFailed = async (repair: Repair, records: readonly DynamoDBRecord[]): Promise<void> => {
  await countOnce(repair, await readCounts(repair, records));
};

/** Counts a parked record and removes it. @throws Error when the record is still unreadable. */
export const countParked = async (repair: Repair, { eventId, content }: ParkedRecord): Promise<void> => {
  const counted = readCount(JSON.parse(content) as DynamoDBRecord);
  if (counted) await countOnce(repair, [counted]);
  await repair.store.parked.remove(eventId);
};

/** Counts by record id, because a parked record may also be in a batch that was given up. */
const countOnce = ({ store, now }: Repair, counted: readonly StreamCount[]): Promise<void> => {
  const totals = groupByTotal(
    counted.map((one) => ({ ...one, at: Math.max(one.at, now), sequence: one.eventId })),
    'repaired',
  );
  return writeAll(totals, ({ key, increments }) => store.totals.repair(key, increments));
};
