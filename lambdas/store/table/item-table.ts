/**
 * A table of which one item at a time is read and written: all that an evaluation needs of DynamoDB.
 */

import type { Change, Item, TransactItem } from './change.ts';
import { outcomeOf, type RawItem } from './outcome.ts';
import type { Key } from './schema.ts';
import { withStoreErrors } from './with-store-errors.ts';

export interface ItemTable {
  /** One item; strongly consistent unless said otherwise, which costs half. */
  readonly get: (key: Key, read?: { readonly consistent: boolean }) => Promise<Item | undefined>;
  /** A single write, which costs half of a transaction of one. */
  readonly commitOne: <Outcome extends string>(change: Change<Outcome>) => Promise<'done' | Outcome>;
}

export type ItemOperation = 'GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem';

/** What asks DynamoDB: `input` and the answer are as the API has them, with plain values in the attributes. */
export interface ItemClient {
  /** @throws errors named as DynamoDB names them, with the members that they have there. */
  readonly send: (operation: ItemOperation, input: object) => Promise<{ readonly Item?: Item | undefined }>;
}

/** Opens a table. Its functions throw only what {@link withStoreErrors} makes of DynamoDB's errors. */
export const openItemTable = (client: ItemClient, tableName: string): ItemTable => ({
  get: (key, { consistent } = { consistent: true }) =>
    withStoreErrors(async () => {
      const { Item } = await client.send('GetItem', { TableName: tableName, Key: key, ConsistentRead: consistent });
      return Item;
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
