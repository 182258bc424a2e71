/**
 * How the store asks DynamoDB: by the deadline of the request, and with errors that a caller can understand.
 */

import { byDeadline } from './deadline.ts';
import { failureKind, StoreError } from './store-error.ts';

/** Runs `send`; what DynamoDB could not do now, or not in time, is thrown as a {@link StoreError}. */
export const withStoreErrors = async <Result>(send: () => Promise<Result>): Promise<Result> => {
  try {
    return await byDeadline(send);
  } catch (error) {
    const kind = error instanceof StoreError ? undefined : failureKind(error);
    throw kind ? new StoreError(kind, error) : error;
  }
};
