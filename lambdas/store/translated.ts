/**
 * How the store asks DynamoDB: by the deadline of the request, and with errors that a caller can understand.
 */
import { byDeadline } from './deadline.ts';
import { failureKind, StoreFailure } from './failure.ts';

/** Runs `send`; what DynamoDB could not do now, or not in time, is thrown as a {@link StoreFailure}. */
export const translated = async <Result>(send: () => Promise<Result>): Promise<Result> => {
  try {
    return await byDeadline(send);
  } catch (error) {
    const kind = error instanceof StoreFailure ? undefined : failureKind(error);
    throw kind ? new StoreFailure(kind, error) : error;
  }
};
