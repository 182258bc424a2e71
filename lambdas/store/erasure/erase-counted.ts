/**
 * Erases what was counted of an entity. Of a trial that has ended it goes. Of one that counts it stays, under the digest of the
 * id: what is there by the id is moved in one transaction, as it is at that moment, with a mark by which nobody counts it again.
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { GetItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { remove } from '../table/change.ts';
import { pause } from '../table/pause.ts';
import { countedKey, type Key, movedMark } from '../table/schema.ts';
import { StoreError } from '../table/store-error.ts';
import { type Erased, type Erasing, ownCollection } from './erasing.ts';

/** Undefined for an item that is not of the entity. */
export const eraseCounted = async (erasing: Erasing, { PK, SK }: Key): Promise<Erased | undefined> => {
  const key = { PK, SK };
  const own = ownCollection(key.PK, erasing.entityId);
  const counted = countedKey(key);
  if (!own || !counted) return undefined;
  if (!(await erasing.counts(own.project, counted.trialId))) {
    await erasing.table.commitOne(remove(key));
    return counted.metric === undefined ? 'assignments' : 'sums';
  }
  if (own.isById) await move(erasing, key, { PK: own.digested, SK: key.SK });
  return 'kept';
};

type RawItem = Record<string, AttributeValue>;

/** How long others may be in the way, in milliseconds. */
const patienceMs = 30_000;

/** As raw values: sums have up to 38 digits. */
const move = async ({ client, tableName, table }: Erasing, from: Key, to: Key): Promise<void> => {
  const deadline = Date.now() + patienceMs;
  for (let attempt = 0; ; attempt++) {
    const read = new GetItemCommand({ TableName: tableName, Key: rawKey(from), ConsistentRead: true });
    const { Item } = await client.send(read);
    if (!Item) return;
    const outcome = await moveAsItIs(Item);
    if (outcome === 'done') return;
    // Only what an earlier version wrote while it was being replaced is in both places. It is counted, each for itself.
    if (outcome === 'there') return void (await table.commitOne(remove(from)));
    if (!(await pause(attempt, deadline)))
      throw new StoreError('throttled', new Error(`${from.SK} is written all the time`));
  }

  async function moveAsItIs(item: RawItem): Promise<'done' | 'there' | 'changed'> {
    const Put = {
      TableName: tableName,
      Item: { ...item, ...rawKey(to), [movedMark]: { N: '1' } },
      ConditionExpression: 'attribute_not_exists(PK)',
    };
    const Delete = { TableName: tableName, Key: rawKey(from), ...isStill(item) };
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }, { Delete }] }));
      return 'done';
    } catch (error) {
      const { name, CancellationReasons } = error as { name: string; CancellationReasons?: { Code?: string }[] };
      if (name !== 'TransactionCanceledException') throw error;
      return CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed' ? 'there' : 'changed';
    }
  }
};

const rawKey = ({ PK, SK }: Key): RawItem => ({ PK: { S: PK }, SK: { S: SK } });

/** Each write of a call or an evaluation changes a value of the item. */
const isStill = (item: RawItem) => {
  const attributes = Object.entries(item).filter(([name]) => name !== 'PK' && name !== 'SK');
  return {
    ConditionExpression: attributes.map((_, index) => `#a${index} = :a${index}`).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(attributes.map(([name], index) => [`#a${index}`, name])),
    ExpressionAttributeValues: Object.fromEntries(attributes.map(([, value], index) => [`:a${index}`, value])),
  };
};
