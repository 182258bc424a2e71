/**
 * Counts what could not be counted when it came: now, in the period of the repair. The day that it belongs to may be final, and what is
 * added to the totals of such a day nobody reads.
 */
import type { DynamoDBRecord } from 'aws-lambda';
import type { ParkedRecord } from '../store/parked.ts';
import { type Aggregation, byTotal, understood, writeAll } from './aggregate.ts';
import { type Counted, countedIn } from './record.ts';

export interface Repairing extends Aggregation {
  /** The service's time, in milliseconds since the epoch. */
  readonly now: number;
}

/** Counts records under a name: once, however often. One that cannot be understood is parked. */
export const countFailed = async (
  repairing: Repairing,
  name: string,
  records: readonly DynamoDBRecord[],
): Promise<void> => {
  await countOnce(repairing, name, await understood(repairing, records));
};

/** Counts a parked record, which is then parked no more. @throws Error when it still cannot be understood. */
export const countParked = async (repairing: Repairing, { eventId, content }: ParkedRecord): Promise<void> => {
  const counted = countedIn(JSON.parse(content) as DynamoDBRecord);
  if (counted) await countOnce(repairing, `parked:${eventId}`, [counted]);
  await repairing.store.parked.remove(eventId);
};

const countOnce = ({ store, now }: Repairing, name: string, counted: readonly Counted[]): Promise<void> => {
  const totals = byTotal(
    counted.map((one) => ({ ...one, at: now })),
    name,
  );
  return writeAll(totals, ({ of, increments }) => store.totals.repair(of, increments));
};
