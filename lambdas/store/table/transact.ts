/** Sends transactions: all changes or none. Failed conditions become outcomes, and conflicts are retried. */

import { randomUUID } from 'node:crypto';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Change } from './change.ts';
import { outcomeOf, type RawItem } from './outcome.ts';
import { pause } from './pause.ts';

interface Transaction<Outcome extends string> {
  readonly tableName: string;
  readonly changes: readonly Change<Outcome>[];
  /** The time for retries of conflicts, in milliseconds. */
  readonly timeoutMs: number;
}

/** Resolves to 'done' or to the outcome of the first failed condition. */
export const transact = async <Outcome extends string>(
  client: DynamoDBDocumentClient,
  { tableName, changes, timeoutMs }: Transaction<Outcome>,
): Promise<'done' | Outcome> => {
  const TransactItems = changes.map(({ write }) => write(tableName));
  const deadline = Date.now() + timeoutMs;
  let token = randomUUID();
  for (let attempt = 0; ; attempt++) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems, ClientRequestToken: token }));
      return 'done';
    } catch (error) {
      const outcome = failedCondition(error, changes);
      if (outcome) return outcome;
      if (!isTransient(error) || !(await pause(attempt, deadline))) throw error;
      // A transaction in progress may still succeed, and another token would repeat it. A cancelled one needs a new
      // token.
      if (isCancelled(error)) token = randomUUID();
    }
  }
};

interface Cancelled {
  readonly name: 'TransactionCanceledException';
  readonly CancellationReasons?: readonly { readonly Code?: string; readonly Item?: RawItem }[];
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
  const change = changes[failed];
  return change && outcomeOf(change, reasons[failed]?.Item);
};

const transient = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded', 'RequestLimitExceeded'];

/** DynamoDB cancels one of two transactions that touch the same item, and the SDK does not retry that. */
const isTransient = (error: unknown): boolean =>
  isCancelled(error)
    ? (error.CancellationReasons ?? []).some(({ Code }) => transient.includes(Code ?? ''))
    : (error as { name?: string }).name === 'TransactionInProgressException';
