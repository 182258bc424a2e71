/** Reads records of the table's stream as counts. Numbers stay text, because sums have up to 38 digits. */

import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { newcomerArm, type StepGroup, stepArm, stepOfMark } from '../../domain/event/launch-step.ts';
import type { ClampBounds } from '../../domain/stats/bounds.ts';
import { parseDecimal, VALUE_DECIMALS } from '../../domain/stats/decimal.ts';
import { type EntitySums, entityDelta, noEvents, type Sums } from '../../domain/stats/sums.ts';
import {
  boundNames,
  countAttribute,
  denominatorAttribute,
  sumAttribute,
  windowEndAttribute,
} from '../store/counting/measurement.ts';
import { countKeyOf, movedMark } from '../store/table/schema.ts';

/** The addition of one record, by arm. */
export interface StreamCount {
  readonly trialId: string;
  /** Absent for a count of unique entities. */
  readonly metric?: number;
  /**
   * The moment whose period it counts in, in milliseconds since the epoch: the service's time of the change, or the end
   * of the entity's window.
   */
  readonly at: number;
  /** The record's sequence number, padded so that it sorts as text. */
  readonly sequence: string;
  readonly eventId: string;
  readonly deltas: Readonly<Record<string, Sums>>;
}

type Image = Readonly<Record<string, AttributeValue>>;

/** AWS's sequence numbers have up to 40 digits. */
const SEQUENCE_DIGITS = 40;

const sequenceOf = (record: DynamoDBRecord): string =>
  (record.dynamodb?.SequenceNumber ?? '').padStart(SEQUENCE_DIGITS, '0');

/** Unique among all records of all shards. */
export const eventIdOf = (record: DynamoDBRecord): string => record.eventID ?? sequenceOf(record);

/**
 * Returns the count of a record, or undefined for a record without one.
 *
 * @throws Error when it should count but cannot be understood.
 */
export const readCount = (record: DynamoDBRecord): StreamCount | undefined => {
  const { Keys, NewImage, OldImage } = record.dynamodb ?? {};
  const key = countKeyOf({ PK: Keys?.PK?.S ?? '', SK: Keys?.SK?.S ?? '' });
  if (!key || !NewImage || record.eventName === 'REMOVE') return undefined;
  // The item was counted at its former place.
  if (record.eventName === 'INSERT' && NewImage[movedMark]) return undefined;
  const counted = { ...key, at: readTime(NewImage, 'at'), sequence: sequenceOf(record), eventId: eventIdOf(record) };
  if (key.metric !== undefined) {
    const at = windowEndAttribute in NewImage ? readTime(NewImage, windowEndAttribute) : counted.at;
    return { ...counted, at, deltas: deltasOf(OldImage ?? {}, NewImage) };
  }
  // A later evaluation changes the assignment, but only the first one adds an entity, to the trial or to a step.
  const groups = newStepGroups(OldImage ?? {}, NewImage);
  const first = record.eventName === 'INSERT' ? [readText(NewImage, 'arm'), ...groups.map(newcomerArm)] : [];
  const added = [...first, ...groups.map(stepArm)];
  return added.length === 0 ? undefined : { ...counted, deltas: Object.fromEntries(added.map(countOne)) };
};

const countOne = (arm: string) => [arm, oneEntity] as const;

/** Returns the steps that an evaluation has marked, with their groups. */
const newStepGroups = (before: Image, after: Image): StepGroup[] =>
  Object.keys(after).flatMap((name) => {
    const step = stepOfMark(name);
    return step === undefined || before[name] ? [] : { step, group: Number(readNumberText(after, name)) };
  });

const oneEntity = entityDelta(noEvents, { s: 0n, c: 1n });

const countPrefix = countAttribute('');

const deltasOf = (before: Image, after: Image): Record<string, Sums> => {
  const arms = Object.keys(after).filter((name) => name.startsWith(countPrefix));
  const bounds = readBounds(after);
  return Object.fromEntries(
    arms.flatMap((attribute) => {
      const arm = attribute.slice(countPrefix.length);
      const [old, now] = [readEntitySums(before, arm), readEntitySums(after, arm)];
      return old.c === now.c && old.s === now.s && old.d === now.d ? [] : [[arm, entityDelta(old, now, bounds)]];
    }),
  );
};

/** Bounds are fixed from the start of a trial on, so those after the change are those before it. */
const readBounds = (image: Image): ClampBounds => ({
  floor: readOptional(image, boundNames.floor),
  cap: readOptional(image, boundNames.cap),
});

const readEntitySums = (image: Image, arm: string): EntitySums => {
  if (!image[countAttribute(arm)]) return noEvents;
  const s = readDecimal(image, sumAttribute(arm));
  const c = parseDecimal(readNumberText(image, countAttribute(arm)), 0);
  if (c === undefined) throw new Error(`the count of ${arm} is no number`);
  const d = readOptional(image, denominatorAttribute(arm));
  return d === undefined ? { s, c } : { s, c, d };
};

const readOptional = (image: Image, name: string): bigint | undefined =>
  image[name] === undefined ? undefined : readDecimal(image, name);

const readDecimal = (image: Image, name: string): bigint => {
  const number = parseDecimal(readNumberText(image, name), VALUE_DECIMALS);
  if (number === undefined) throw new Error(`${name} is no number`);
  return number;
};

const readNumberText = (image: Image, name: string): string => {
  const text = image[name]?.N;
  if (text === undefined) throw new Error(`${name} is no number`);
  return text;
};

const readTime = (image: Image, name: string): number => {
  const value = Number(readNumberText(image, name));
  if (!Number.isSafeInteger(value)) throw new Error(`${name} is no time`);
  return value;
};

const readText = (image: Image, name: string): string => {
  const text = image[name]?.S;
  if (text === undefined) throw new Error(`${name} is no text`);
  return text;
};
