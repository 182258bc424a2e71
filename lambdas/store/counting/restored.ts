/**
 * A table that was restored, as it is before it is used: which changes of the table before are in it. Numbers stay text, since
 * sums have up to 38 digits.
 */
import { type AttributeValue, BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Key, totalKeys } from '../table/schema.ts';
import { countOf } from './measurement.ts';

/** A change of an assignment or a measurement. */
export interface PastChange {
  readonly key: Key;
  readonly trialId: string;
  /** The record's own id. */
  readonly eventId: string;
  /** How many events the entity had after it, of all treatments; 0 for an assignment. */
  readonly events: number;
}

export interface RestoredTable {
  /**
   * Of each whether it is there and waits for nobody else to count it: those that were parked wait for the command that counts
   * these, and those that were counted by a command have their mark.
   */
  readonly has: (changes: readonly PastChange[]) => Promise<boolean[]>;
}

type RawItem = Readonly<Record<string, AttributeValue>>;

/** Keys that one request reads. */
const largestRead = 100;

export const restoredTable = (client: DynamoDBClient, tableName: string): RestoredTable => ({
  has: async (changes) => {
    const keys = new Map(changes.flatMap(keysOf).map((key) => [nameOf(key), key]));
    const items = await readAll(client, tableName, [...keys.values()]);
    return changes.map((change) => {
      const [own, ...elsewhere] = keysOf(change).map((key) => items.get(nameOf(key)));
      return own !== undefined && elsewhere.every((item) => item === undefined) && eventsIn(own) >= change.events;
    });
  },
});

const keysOf = ({ key, trialId, eventId }: PastChange): Key[] => [
  key,
  totalKeys.parked(eventId),
  totalKeys.repaired(trialId, eventId),
];

const nameOf = ({ PK, SK }: Key): string => `${PK} ${SK}`;

/** The events of an entity only become more. */
const eventsIn = (item: RawItem): number =>
  Object.entries(item).reduce((sum, [name, { N }]) => sum + (name.startsWith(countOf('')) ? Number(N) : 0), 0);

const readAll = async (
  client: DynamoDBClient,
  tableName: string,
  keys: readonly Key[],
): Promise<ReadonlyMap<string, RawItem>> => {
  const found = new Map<string, RawItem>();
  let wanted: RawItem[] = keys.map(({ PK, SK }) => ({ PK: { S: PK }, SK: { S: SK } }));
  while (wanted.length > 0) {
    const Keys = wanted.slice(0, largestRead);
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys, ConsistentRead: true } } }),
    );
    for (const item of Responses?.[tableName] ?? []) found.set(`${item.PK?.S} ${item.SK?.S}`, item);
    wanted = [...(UnprocessedKeys?.[tableName]?.Keys ?? []), ...wanted.slice(largestRead)];
  }
  return found;
};
