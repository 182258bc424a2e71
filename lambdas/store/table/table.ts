/** Adds batch reads, pages and transactions to the single items of item-table.ts. Failed conditions become outcomes. */

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
import { withRulesVersions } from './rules-version.ts';
import type { Key } from './schema.ts';
import { StoreError } from './store-error.ts';
import { transact } from './transact.ts';
import { withStoreErrors } from './with-store-errors.ts';

/** A page of a list, and whether more items follow. */
export interface Page {
  readonly items: Item[];
  readonly more: boolean;
}

export interface PageQuery {
  readonly list: { readonly PK: string; readonly prefix: string };
  readonly limit: number;
  /** The sort key behind which the page starts. */
  readonly after?: string | undefined;
  readonly newestFirst?: boolean;
  /** The default is a strongly consistent read. */
  readonly consistent?: boolean;
  /** The first sort key (inclusive) of the list, for a list without prefix. */
  readonly from?: string | undefined;
  /** The last sort key (inclusive) of the list. */
  readonly upTo?: string | undefined;
  /** The attributes to read. All by default. */
  readonly attributes?: readonly string[];
}

export interface Table extends ItemTable {
  /** Reads the items of at most 100 keys, in the order of the keys. Missing ones are left out. */
  readonly getAll: (keys: readonly Key[], read?: { readonly consistent: boolean }) => Promise<Item[]>;
  readonly page: (query: PageQuery) => Promise<Page>;
  /** Makes all changes or none. Resolves to 'done' or to the outcome of the first failed condition. */
  readonly commit: <Outcome extends string>(changes: readonly Change<Outcome>[]) => Promise<'done' | Outcome>;
}

export interface TableOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  /** Gets the keys that a transaction changed, or may have changed when it failed without an answer. */
  readonly onChange?: (keys: readonly Key[]) => void;
  /** The time for retries of conflicts with other transactions, and of unprocessed keys, in milliseconds. */
  readonly timeoutMs?: number;
}

/** Opens a table. Its functions throw only the errors of {@link withStoreErrors}. */
export const openTable = ({ client, tableName, onChange, timeoutMs = 10_000 }: TableOptions): Table => ({
  ...openItemTable(itemClientOf(client), tableName),
  getAll: (keys, { consistent } = { consistent: true }) =>
    withStoreErrors(() => batchGet(client, { tableName, keys, consistent, timeoutMs })),
  page: (query) => withStoreErrors(() => queryPage(client, tableName, query)),
  commit: async (wanted) => {
    const changes = withRulesVersions(wanted);
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
  let remaining: Key[] = [...keys];
  const deadline = Date.now() + timeoutMs;
  for (let attempt = 0; remaining.length > 0; attempt++) {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [tableName]: { Keys: remaining, ConsistentRead: consistent } } }),
    );
    for (const item of Responses?.[tableName] ?? []) found.set(`${item.PK} ${item.SK}`, item);
    remaining = (UnprocessedKeys?.[tableName]?.Keys ?? []) as Key[];
    if (remaining.length > 0 && !(await pause(attempt, deadline)))
      throw new StoreError('throttled', new Error(`${remaining.length} keys were not processed`));
  }
  return keys.map(({ PK, SK }) => found.get(`${PK} ${SK}`)).filter((item) => item !== undefined);
};

const queryPage = async (client: DynamoDBDocumentClient, tableName: string, query: PageQuery): Promise<Page> => {
  const items: Item[] = [];
  let start = query.after === undefined ? undefined : { PK: query.list.PK, SK: query.after };
  do {
    // One extra item tells whether there are more, without an empty last page.
    const Limit = query.limit + 1 - items.length;
    const answer = await client.send(
      new QueryCommand({ TableName: tableName, ...queryOf(query), Limit, ExclusiveStartKey: start }),
    );
    items.push(...(answer.Items ?? []));
    start = answer.LastEvaluatedKey as Key | undefined;
  } while (start && items.length <= query.limit);
  return { items: items.slice(0, query.limit), more: items.length > query.limit };
};

const queryOf = ({ newestFirst = false, consistent = true, attributes, ...query }: PageQuery) => {
  const { condition, values } = rangeOf(query);
  return {
    KeyConditionExpression: `PK = :PK${condition}`,
    ExpressionAttributeValues: { ':PK': query.list.PK, ...values },
    ScanIndexForward: !newestFirst,
    ConsistentRead: consistent,
    ProjectionExpression: attributes?.join(', '),
  };
};

const rangeOf = ({ list: { prefix }, from, upTo }: Pick<PageQuery, 'list' | 'from' | 'upTo'>) => {
  if (from !== undefined && upTo !== undefined)
    return { condition: ' AND SK BETWEEN :from AND :upTo', values: { ':from': from, ':upTo': upTo } };
  if (from !== undefined) return { condition: ' AND SK >= :from', values: { ':from': from } };
  if (upTo !== undefined) return { condition: ' AND SK <= :upTo', values: { ':upTo': upTo } };
  return prefix === ''
    ? { condition: '', values: {} }
    : { condition: ' AND begins_with(SK, :prefix)', values: { ':prefix': prefix } };
};

const commands = {
  GetItem: GetCommand,
  PutItem: PutCommand,
  UpdateItem: UpdateCommand,
  DeleteItem: DeleteCommand,
  Query: QueryCommand,
};

/** Adapts the SDK's client to single items. */
const itemClientOf = (client: DynamoDBDocumentClient): ItemClient => ({
  send: (operation, input) => client.send(new commands[operation](input as never) as GetCommand),
});
