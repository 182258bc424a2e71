/**
 * Records of the table's stream, read as what they mean for the counts. Numbers stay text: sums have up to 38 digits.
 */
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { parseDecimal, VALUE_DECIMALS } from '../../domain/stats/decimal.ts';
import { type EntitySums, entityDelta, noEvents, type Sums } from '../../domain/stats/sums.ts';
import { countOf, sumOf } from '../store/counting/measurement.ts';
import { countedKey, movedMark } from '../store/table/schema.ts';

/** What one record adds, by group or treatment. */
export interface StreamCount {
  readonly trialId: string;
  /** Absent when what is counted is unique entities. */
  readonly metric?: number;
  /** The service's time at which the change was made, in milliseconds since the epoch. */
  readonly at: number;
  /** The record's sequence number, padded so that it sorts as text. */
  readonly sequence: string;
  readonly eventId: string;
  readonly deltas: Readonly<Record<string, Sums>>;
}

type Image = Readonly<Record<string, AttributeValue>>;

/** AWS's sequence numbers have up to 40 digits. */
const sequenceDigits = 40;

const sequenceOf = (record: DynamoDBRecord): string =>
  (record.dynamodb?.SequenceNumber ?? '').padStart(sequenceDigits, '0');

/** Unique among all records, whatever their shard. */
export const eventIdOf = (record: DynamoDBRecord): string => record.eventID ?? sequenceOf(record);

/**
 * What a record counts; undefined for a record that counts nothing.
 *
 * @throws Error when it should count but cannot be understood.
 */
export const readCount = (record: DynamoDBRecord): StreamCount | undefined => {
  const { Keys, NewImage, OldImage } = record.dynamodb ?? {};
  const key = countedKey({ PK: Keys?.PK?.S ?? '', SK: Keys?.SK?.S ?? '' });
  if (!key || !NewImage || record.eventName === 'REMOVE') return undefined;
  // It was counted where it was before.
  if (record.eventName === 'INSERT' && NewImage[movedMark]) return undefined;
  const counted = { ...key, at: numberIn(NewImage, 'at'), sequence: sequenceOf(record), eventId: eventIdOf(record) };
  if (key.metric !== undefined) return { ...counted, deltas: deltasOf(OldImage ?? {}, NewImage) };
  // A later evaluation changes the assignment, but only the first makes the entity a new one.
  return record.eventName === 'INSERT' ? { ...counted, deltas: { [textIn(NewImage, 'arm')]: oneEntity } } : undefined;
};

/** How many events an entity has after a change, of all arms; 0 for an assignment, which has none. */
export const eventsAfter = (image: Image): number =>
  Object.keys(image).reduce((sum, name) => sum + (name.startsWith(countPrefix) ? Number(image[name]?.N) : 0), 0);

const oneEntity = entityDelta(noEvents, { s: 0n, c: 1n });

const countPrefix = countOf('');

const deltasOf = (before: Image, after: Image): Record<string, Sums> => {
  const arms = Object.keys(after).filter((name) => name.startsWith(countPrefix));
  return Object.fromEntries(
    arms.flatMap((attribute) => {
      const arm = attribute.slice(countPrefix.length);
      const [old, now] = [entityIn(before, arm), entityIn(after, arm)];
      return old.c === now.c && old.s === now.s ? [] : [[arm, entityDelta(old, now)]];
    }),
  );
};

const entityIn = (image: Image, arm: string): EntitySums => {
  if (!image[countOf(arm)]) return noEvents;
  const s = parseDecimal(textOfNumber(image, sumOf(arm)), VALUE_DECIMALS);
  const c = parseDecimal(textOfNumber(image, countOf(arm)), 0);
  if (s === undefined || c === undefined) throw new Error(`the sums of ${arm} are no numbers`);
  return { s, c };
};

const textOfNumber = (image: Image, name: string): string => {
  const text = image[name]?.N;
  if (text === undefined) throw new Error(`${name} is no number`);
  return text;
};

const numberIn = (image: Image, name: string): number => {
  const value = Number(textOfNumber(image, name));
  if (!Number.isSafeInteger(value)) throw new Error(`${name} is no time`);
  return value;
};

const textIn = (image: Image, name: string): string => {
  const text = image[name]?.S;
  if (text === undefined) throw new Error(`${name} is no text`);
  return text;
};
