/**
 * Erases an entity's counted items. Those of ended trials are deleted. Those of counting trials stay under the digest
 * of the id. An item under the id itself moves there in one transaction, as it is at that moment, with a mark so that
 * nobody counts it again.
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { GetItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { remove } from '../table/change.ts';
import { pause } from '../table/pause.ts';
import { countKeyOf, type Key, movedMark } from '../table/schema.ts';
import { StoreError } from '../table/store-error.ts';
import { type Erased, type ErasureContext, ownCollection } from './erasing.ts';

/** Returns undefined for an item of another entity. */
export const eraseCounted = async (context: ErasureContext, { PK, SK }: Key): Promise<Erased | undefined> => {
  const key = { PK, SK };
  const own = ownCollection(key.PK, context.entityId);
  const counted = countKeyOf(key);
  if (!own || !counted) return undefined;
  if (!(await context.counts(own.project, counted.trialId))) {
    await context.table.commitOne(remove(key));
    return counted.metric === undefined ? 'assignments' : 'sums';
  }
  if (own.isById) await move(context, key, { PK: own.digested, SK: key.SK });
  return 'kept';
};

type RawItem = Record<string, AttributeValue>;

/** The time for retries while others write, in milliseconds. */
const TIMEOUT_MS = 30_000;

/** The values are raw, because sums have up to 38 digits. */
const move = async ({ client, tableName, table }: ErasureContext, from: Key, to: Key): Promise<void> => {
  const deadline = Date.now() + TIMEOUT_MS;
  for (let attempt = 0; ; attempt++) {
    const read = new GetItemCommand({ TableName: tableName, Key: rawKey(from), ConsistentRead: true });
    const { Item } = await client.send(read);
    if (!Item) return;
    const outcome = await moveAsItIs(Item);
    if (outcome === 'done') return;
    // Only an earlier version, while it is being replaced, writes to both places. Both items are counted, each by
    // itself.
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
    const Delete = { TableName: tableName, Key: rawKey(from), ...isUnchanged(item) };
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

/** Every write by a call or an evaluation changes a value of the item. */
const isUnchanged = (item: RawItem) => {
  const attributes = Object.entries(item).filter(([name]) => name !== 'PK' && name !== 'SK');
  return {
    ConditionExpression: attributes.map((_, index) => `#a${index} = :a${index}`).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(attributes.map(([name], index) => [`#a${index}`, name])),
    ExpressionAttributeValues: Object.fromEntries(attributes.map(([, value], index) => [`:a${index}`, value])),
  };
};
