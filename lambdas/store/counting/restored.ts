/**
 * Reads a restored table before its first use, to find the changes of the earlier table that it contains. Numbers stay
 * text, because sums have up to 38 digits.
 */

import { type AttributeValue, BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { stepOfMark } from '../../../domain/event/launch-step.ts';
import { type Key, totalKeys } from '../table/schema.ts';
import { countAttribute } from './measurement.ts';

/** A change of an assignment or a measurement. */
export interface PastChange {
  readonly key: Key;
  readonly trialId: string;
  /** The record's own id. */
  readonly eventId: string;
  /** The counts in the item after the change ({@link countsIn}). */
  readonly counts: number;
}

export interface RestoredTable {
  /**
   * Tells for each change whether the table contains it and nobody else will count it. Parked changes wait for their
   * own command, and changes that a command counted carry a mark.
   */
  readonly has: (changes: readonly PastChange[]) => Promise<boolean[]>;
}

type RawItem = Readonly<Record<string, AttributeValue>>;

/** The most keys of one request. */
const MAX_KEYS_PER_READ = 100;

export const restoredTable = (client: DynamoDBClient, tableName: string): RestoredTable => ({
  has: async (changes) => {
    const keys = new Map(changes.flatMap(keysOf).map((key) => [nameOf(key), key]));
    const items = await readAll(client, tableName, [...keys.values()]);
    return changes.map((change) => {
      const [own, ...elsewhere] = keysOf(change).map((key) => items.get(nameOf(key)));
      return own !== undefined && elsewhere.every((item) => item === undefined) && countsIn(own) >= change.counts;
    });
  },
});

const keysOf = ({ key, trialId, eventId }: PastChange): Key[] => [
  key,
  totalKeys.parked(eventId),
  totalKeys.repaired(trialId, eventId),
];

const nameOf = ({ PK, SK }: Key): string => `${PK} ${SK}`;

/**
 * Returns the counts in an item of an entity: its events over all arms, and its steps. Every counted change raises the
 * number, and it never falls.
 */
export const countsIn = (item: Readonly<Record<string, { readonly N?: string | undefined }>>): number =>
  Object.entries(item).reduce((sum, [name, { N }]) => {
    if (stepOfMark(name) !== undefined) return sum + 1;
    return sum + (name.startsWith(countAttribute('')) ? Number(N) : 0);
  }, 0);

const readAll = async (
  client: DynamoDBClient,
  tableName: string,
  keys: readonly Key[],
): Promise<ReadonlyMap<string, RawItem>> => {
  const found = new Map<string, RawItem>();
  let remaining: RawItem[] = keys.map(({ PK, SK }) => ({ PK: { S: PK }, SK: { S: SK } }));
  while (remaining.length > 0) {
    const Keys = remaining.slice(0, MAX_KEYS_PER_READ);
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys, ConsistentRead: true } } }),
    );
    for (const item of Responses?.[tableName] ?? []) found.set(`${item.PK?.S} ${item.SK?.S}`, item);
    remaining = [...(UnprocessedKeys?.[tableName]?.Keys ?? []), ...remaining.slice(MAX_KEYS_PER_READ)];
  }
  return found;
};
