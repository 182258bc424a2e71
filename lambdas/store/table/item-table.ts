/** Reads and writes one item of a table at a time. An evaluation needs nothing else of DynamoDB. */

import type { Change, Item, TransactItem } from './change.ts';
import { outcomeOf, type RawItem } from './outcome.ts';
import type { Key } from './schema.ts';
import { withStoreErrors } from './with-store-errors.ts';

export interface ItemTable {
  /** Reads one item. A strongly consistent read is the default. An eventually consistent one costs half. */
  readonly get: (key: Key, read?: { readonly consistent: boolean }) => Promise<Item | undefined>;
  /** Reads a page of a list, strongly consistent, of at most 1 MB. The next page starts behind `last`. */
  readonly query: (list: ItemList, after?: string) => Promise<{ readonly items: Item[]; readonly last?: string }>;
  /** Writes one item, for half the cost of a transaction of one. */
  readonly commitOne: <Outcome extends string>(change: Change<Outcome>) => Promise<'done' | Outcome>;
}

/** A place of items: a partition, from `prefix` on. */
export interface ItemList {
  readonly PK: string;
  readonly prefix: string;
}

export type ItemOperation = 'GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'Query';

/** The parts of an answer that are read. */
export interface ItemAnswer {
  readonly Item?: Item | undefined;
  readonly Items?: Item[] | undefined;
  readonly LastEvaluatedKey?: Item | undefined;
}

/** Calls DynamoDB. `input` and the answer have the API's form, with plain attribute values. */
export interface ItemClient {
  /** @throws errors with DynamoDB's names and members. */
  readonly send: (operation: ItemOperation, input: object) => Promise<ItemAnswer>;
}

/** Opens a table. Its functions throw only the errors of {@link withStoreErrors}. */
export const openItemTable = (client: ItemClient, tableName: string): ItemTable => ({
  get: (key, { consistent } = { consistent: true }) =>
    withStoreErrors(async () => {
      const { Item } = await client.send('GetItem', { TableName: tableName, Key: key, ConsistentRead: consistent });
      return Item;
    }),
  query: ({ PK, prefix }, after) =>
    withStoreErrors(async () => {
      const { Items = [], LastEvaluatedKey } = await client.send('Query', {
        TableName: tableName,
        KeyConditionExpression: 'PK = :PK AND begins_with(SK, :prefix)',
        ExpressionAttributeValues: { ':PK': PK, ':prefix': prefix },
        ConsistentRead: true,
        ...(after === undefined ? {} : { ExclusiveStartKey: { PK, SK: after } }),
      });
      return { items: Items, ...(LastEvaluatedKey ? { last: LastEvaluatedKey.SK as string } : {}) };
    }),
  commitOne: (change) => withStoreErrors(() => sendOne(client, tableName, change)),
});

const sendOne = async <Outcome extends string>(
  client: ItemClient,
  tableName: string,
  change: Change<Outcome>,
): Promise<'done' | Outcome> => {
  try {
    await client.send(...requestOf(change.write(tableName)));
    return 'done';
  } catch (error) {
    const { name, Item } = error as { name?: string; Item?: RawItem };
    const outcome = name === 'ConditionalCheckFailedException' ? outcomeOf(change, Item) : undefined;
    if (outcome === undefined) throw error;
    return outcome;
  }
};

const requestOf = ({ Put, Update, Delete }: TransactItem): [ItemOperation, object] => {
  if (Put) return ['PutItem', Put];
  return Update ? ['UpdateItem', Update] : ['DeleteItem', Delete as object];
};
