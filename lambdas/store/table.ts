/**
 * The only place that talks to DynamoDB: reads, pages and transactions, with what may go wrong turned into outcomes.
 */
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Change, Item } from './change.ts';
import { translated } from './failure.ts';
import type { Key } from './schema.ts';

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
  /** Sort key up to which (inclusive) items are wanted. */
  readonly upTo?: string;
}

export interface Table {
  /** One item; strongly consistent unless said otherwise, which costs half. */
  readonly get: (key: Key, read?: { readonly consistent: boolean }) => Promise<Item | undefined>;
  /** The items of at most 100 keys, in the order of the keys, without those that are not there. */
  readonly getAll: (keys: readonly Key[]) => Promise<Item[]>;
  readonly page: (query: PageQuery) => Promise<Page>;
  /** All changes or none. Resolves to 'done' or to the outcome of the first condition that failed. */
  readonly commit: <Outcome extends string>(changes: readonly Change<Outcome>[]) => Promise<'done' | Outcome>;
  /** A single update, which costs half of a transaction of one. */
  readonly updateOne: <Outcome extends string>(change: Change<Outcome>) => Promise<'done' | Outcome>;
}

export interface TableOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  /** Told which keys a transaction changed, or may have changed when it failed without an answer. */
  readonly onChange?: (keys: readonly Key[]) => void;
  /** How long conflicts with other transactions are retried, in milliseconds. */
  readonly patience?: number;
}

/** Opens a table. Its functions throw only what {@link translated} makes of DynamoDB's errors. */
export const openTable = ({ client, tableName, onChange, patience = 10_000 }: TableOptions): Table => ({
  get: (key, { consistent } = { consistent: true }) =>
    translated(async () => {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: key, ConsistentRead: consistent }),
      );
      return Item;
    }),
  getAll: (keys) => translated(() => batchGet(client, tableName, keys)),
  page: (query) => translated(() => queryPage(client, tableName, query)),
  commit: async (changes) => {
    try {
      return await translated(() => transact(client, { tableName, changes, deadline: Date.now() + patience }));
    } finally {
      onChange?.(changes.map(({ key }) => key));
    }
  },
  updateOne: (change) => translated(() => sendUpdate(client, tableName, change)),
});

const batchGet = async (client: DynamoDBDocumentClient, tableName: string, keys: readonly Key[]): Promise<Item[]> => {
  const found = new Map<string, Item>();
  let wanted: Key[] = [...keys];
  while (wanted.length > 0) {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [tableName]: { Keys: wanted, ConsistentRead: true } } }),
    );
    for (const item of Responses?.[tableName] ?? []) found.set(`${item.PK} ${item.SK}`, item);
    wanted = (UnprocessedKeys?.[tableName]?.Keys ?? []) as Key[];
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

const queryOf = ({ list, newestFirst = false, upTo }: PageQuery) => {
  const range = upTo === undefined ? 'begins_with(SK, :range)' : 'SK <= :range';
  const whole = upTo === undefined && list.prefix === '';
  return {
    KeyConditionExpression: whole ? 'PK = :PK' : `PK = :PK AND ${range}`,
    ExpressionAttributeValues: { ':PK': list.PK, ...(whole ? {} : { ':range': upTo ?? list.prefix }) },
    ScanIndexForward: !newestFirst,
    ConsistentRead: true,
  };
};

const sendUpdate = async <Outcome extends string>(
  client: DynamoDBDocumentClient,
  tableName: string,
  { write, otherwise }: Change<Outcome>,
): Promise<'done' | Outcome> => {
  try {
    await client.send(new UpdateCommand(write(tableName).Update as UpdateCommandInput));
    return 'done';
  } catch (error) {
    if ((error as { name?: string }).name !== 'ConditionalCheckFailedException' || !otherwise) throw error;
    return typeof otherwise === 'function' ? otherwise((error as { Item?: Item }).Item) : otherwise;
  }
};

interface Transaction<Outcome extends string> {
  readonly tableName: string;
  readonly changes: readonly Change<Outcome>[];
  /** Milliseconds since the epoch after which a conflict is given up. */
  readonly deadline: number;
}

const firstPause = 20;
const longestPause = 1_000;

const transact = async <Outcome extends string>(
  client: DynamoDBDocumentClient,
  { tableName, changes, deadline }: Transaction<Outcome>,
): Promise<'done' | Outcome> => {
  const TransactItems = changes.map(({ write }) => write(tableName));
  for (let attempt = 0; ; attempt++) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems }));
      return 'done';
    } catch (error) {
      const outcome = failedCondition(error, changes);
      if (outcome) return outcome;
      // DynamoDB cancels one of two transactions that touch the same item, and the SDK does not retry that.
      const pause = Math.random() * Math.min(longestPause, firstPause * 2 ** attempt);
      if (!isConflict(error) || Date.now() + pause > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
};

interface Cancelled {
  readonly name: 'TransactionCanceledException';
  readonly CancellationReasons?: readonly { readonly Code?: string; readonly Item?: Item }[];
}

const isCancelled = (error: unknown): error is Cancelled =>
  (error as { name?: string }).name === 'TransactionCanceledException';

const failedCondition = <Outcome extends string>(
  error: unknown,
  changes: readonly Change<Outcome>[],
): Outcome | undefined => {
  if (!isCancelled(error)) return undefined;
  const reasons = error.CancellationReasons ?? [];
  const failed = reasons.findIndex(({ Code }) => Code === 'ConditionalCheckFailed');
  const otherwise = changes[failed]?.otherwise;
  return typeof otherwise === 'function' ? otherwise(reasons[failed]?.Item) : otherwise;
};

const transient = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded', 'RequestLimitExceeded'];

const isConflict = (error: unknown): boolean =>
  isCancelled(error)
    ? (error.CancellationReasons ?? []).some(({ Code }) => transient.includes(Code ?? ''))
    : (error as { name?: string }).name === 'TransactionInProgressException';
