/**
 * Reads, pages and transactions of DynamoDB, beside the single items of item-table.ts, with what may go wrong turned into outcomes.
 */

import {
  BatchGetCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Change, Item } from './change.ts';
import { type ItemClient, type ItemTable, openItemTable } from './item-table.ts';
import { pause } from './pause.ts';
import type { Key } from './schema.ts';
import { StoreError } from './store-error.ts';
import { transact } from './transact.ts';
import { withStoreErrors } from './with-store-errors.ts';

/** Page of a list: the items, and whether there is more behind the last one. */
export interface Page {
  readonly items: Item[];
  readonly more: boolean;
}

export interface PageQuery {
  readonly list: { readonly PK: string; readonly prefix: string };
  readonly limit: number;
  /** Sort key behind which the page starts. */
  readonly after?: string | undefined;
  readonly newestFirst?: boolean;
  /** Strongly consistent unless said otherwise. */
  readonly consistent?: boolean;
  /** Sort key up to which (inclusive) items are wanted. */
  readonly upTo?: string;
  /** What is wanted of each item, if not all of it. */
  readonly attributes?: readonly string[];
}

export interface Table extends ItemTable {
  /** The items of at most 100 keys, in the order of the keys, without those that are not there. */
  readonly getAll: (keys: readonly Key[], read?: { readonly consistent: boolean }) => Promise<Item[]>;
  readonly page: (query: PageQuery) => Promise<Page>;
  /** All changes or none. Resolves to 'done' or to the outcome of the first condition that failed. */
  readonly commit: <Outcome extends string>(changes: readonly Change<Outcome>[]) => Promise<'done' | Outcome>;
}

export interface TableOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  /** Told which keys a transaction changed, or may have changed when it failed without an answer. */
  readonly onChange?: (keys: readonly Key[]) => void;
  /** How long conflicts with other transactions, and keys that were not processed, are retried, in milliseconds. */
  readonly timeoutMs?: number;
}

/** Opens a table. Its functions throw only what {@link withStoreErrors} makes of DynamoDB's errors. */
export const openTable = ({ client, tableName, onChange, timeoutMs = 10_000 }: TableOptions): Table => ({
  ...openItemTable(itemsOf(client), tableName),
  getAll: (keys, { consistent } = { consistent: true }) =>
    withStoreErrors(() => batchGet(client, { tableName, keys, consistent, timeoutMs })),
  page: (query) => withStoreErrors(() => queryPage(client, tableName, query)),
  commit: async (changes) => {
    try {
      return await withStoreErrors(() => transact(client, { tableName, changes, timeoutMs }));
    } finally {
      onChange?.(changes.map(({ key }) => key));
    }
  },
});

interface BatchGet {
  readonly tableName: string;
  readonly keys: readonly Key[];
  readonly consistent: boolean;
  readonly timeoutMs: number;
}

const batchGet = async (
  client: DynamoDBDocumentClient,
  { tableName, keys, consistent, timeoutMs }: BatchGet,
): Promise<Item[]> => {
  const found = new Map<string, Item>();
  let wanted: Key[] = [...keys];
  const deadline = Date.now() + timeoutMs;
  for (let attempt = 0; wanted.length > 0; attempt++) {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [tableName]: { Keys: wanted, ConsistentRead: consistent } } }),
    );
    for (const item of Responses?.[tableName] ?? []) found.set(`${item.PK} ${item.SK}`, item);
    wanted = (UnprocessedKeys?.[tableName]?.Keys ?? []) as Key[];
    if (wanted.length > 0 && !(await pause(attempt, deadline)))
      throw new StoreError('throttled', new Error(`${wanted.length} keys were not processed`));
  }
  return keys.map(({ PK, SK }) => found.get(`${PK} ${SK}`)).filter((item) => item !== undefined);
};

const queryPage = async (client: DynamoDBDocumentClient, tableName: string, query: PageQuery): Promise<Page> => {
  const items: Item[] = [];
  let start = query.after === undefined ? undefined : { PK: query.list.PK, SK: query.after };
  do {
    // One more than asked for tells whether there is more, without an empty last page.
    const Limit = query.limit + 1 - items.length;
    const answer = await client.send(
      new QueryCommand({ TableName: tableName, ...queryOf(query), Limit, ExclusiveStartKey: start }),
    );
    items.push(...(answer.Items ?? []));
    start = answer.LastEvaluatedKey as Key | undefined;
  } while (start && items.length <= query.limit);
  return { items: items.slice(0, query.limit), more: items.length > query.limit };
};

const queryOf = ({ list, newestFirst = false, consistent = true, upTo, attributes }: PageQuery) => {
  const range = upTo === undefined ? 'begins_with(SK, :range)' : 'SK <= :range';
  const whole = upTo === undefined && list.prefix === '';
  return {
    KeyConditionExpression: whole ? 'PK = :PK' : `PK = :PK AND ${range}`,
    ExpressionAttributeValues: { ':PK': list.PK, ...(whole ? {} : { ':range': upTo ?? list.prefix }) },
    ScanIndexForward: !newestFirst,
    ConsistentRead: consistent,
    ProjectionExpression: attributes?.join(', '),
  };
};

const commands = { GetItem: GetCommand, PutItem: PutCommand, UpdateItem: UpdateCommand, DeleteItem: DeleteCommand };

/** The SDK's client, for single items. */
const itemsOf = (client: DynamoDBDocumentClient): ItemClient => ({
  send: (operation, input) => client.send(new commands[operation](input as never) as GetCommand),
});
