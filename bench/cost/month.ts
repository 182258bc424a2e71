/**
 * What a team's month comes to beside its calls: the batches in which its writes are counted, and what is kept of them.
 */
import type { AttributeValue } from 'aws-lambda';
import { countingOptions } from '../../lib/table-stream.ts';
import type { Demand } from './model.ts';
import { assumptions, kept, prices } from './prices.ts';

export const daysOfMonth = 365.25 / 12;
const secondsOfMonth = daysOfMonth * 86_400;

/** Bytes of what one evaluation and one event leave in the table, and of what one of each leaves in the logs. */
export interface Traces {
  readonly assignment: number;
  readonly measurement: number;
  readonly evaluationLog: number;
  readonly eventLog: number;
}

/** Gigabytes in the table once the first entities expire. Each evaluation and each event is of somebody else. */
export const storedGigabytes = ({ evaluations, events }: Demand, { assignment, measurement }: Traces): number =>
  ((evaluations * assignment + events * measurement) / 1_000) * (kept.entities / daysOfMonth);

/** Dollars a month. Logs are taken as they are written; CloudWatch asks for less, since it compresses them. */
export const costOfStorage = (demand: Demand, traces: Traces): number => {
  const logs = (demand.evaluations * traces.evaluationLog + demand.events * traces.eventLog) / 1_000;
  return (
    storedGigabytes(demand, traces) * (prices.storedGigabyteMonth + prices.recoverableGigabyteMonth) +
    logs * (kept.logs / daysOfMonth) * prices.storedLogGigabyteMonth
  );
};

export const shardsFor = (gigabytes: number): number =>
  Math.max(assumptions.partitions, Math.ceil(gigabytes / assumptions.gigabytesOfPartition));

export interface Counting {
  /** Records of a batch: the first, and those that come while it waits. Load that comes and goes makes larger ones. */
  readonly size: number;
  /** Milliseconds from one record of a shard to the next. */
  readonly apart: number;
  /** Windows that end in a month, each with a call of the function. */
  readonly windows: number;
}

/** Each evaluation and each event is one record, and shards have the same share of them. */
export const countingOf = ({ evaluations, events }: Demand, shards: number): Counting => {
  const apart = (1_000 * secondsOfMonth * shards) / (1e6 * (evaluations + events));
  const size = 1 + countingOptions.maxBatchingWindow.toMilliseconds() / apart;
  return {
    size: Math.round(Math.min(countingOptions.batchSize, size)),
    apart,
    windows: shards * (secondsOfMonth / countingOptions.tumblingWindow.toSeconds()),
  };
};

/** Bytes of an item, as DynamoDB has them: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
export const bytesOf = (item: Readonly<Record<string, AttributeValue>>): number => {
  const sizes = Object.entries(item).map(([name, value]) => name.length + bytesOfValue(value));
  return sizes.reduce((sum, size) => sum + size, assumptions.itemOverhead as number);
};

const bytesOfValue = ({ S, N, BS }: AttributeValue): number => {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return Math.ceil(N.length / 2) + 1;
  if (BS !== undefined) return BS.reduce((sum, { length }) => sum + length, 3);
  throw new Error('Items of entities have texts, numbers and sets of bytes.');
};
