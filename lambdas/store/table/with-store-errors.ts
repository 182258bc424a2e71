/** Calls DynamoDB within the request's deadline, and with errors that a caller can act on. */

import { byDeadline } from './deadline.ts';
import { failureKind, StoreError } from './store-error.ts';

/** Runs `send`. Throws a {@link StoreError} when DynamoDB could not answer now, or not in time. */
export const withStoreErrors = async <Result>(send: () => Promise<Result>): Promise<Result> => {
  try {
    return await byDeadline(send);
  } catch (error) {
    const kind = error instanceof StoreError ? undefined : failureKind(error);
    throw kind ? new StoreError(kind, error) : error;
  }
};
