/**
 * Checks that DynamoDB answers.
 */
import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { reasonOf } from './start-error.ts';

/** Milliseconds. */
const TIMEOUT = 2_000;

/**
 * @param timeoutMs milliseconds for the answer.
 * @returns the problem as a sentence; undefined when DynamoDB answers.
 */
export const healthOf = async (
  client: DynamoDBClient,
  tableName: string,
  timeoutMs = TIMEOUT,
): Promise<string | undefined> => {
  const nothing = new GetItemCommand({ TableName: tableName, Key: { PK: { S: 'health' }, SK: { S: 'health' } } });
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    await client.send(nothing, { abortSignal: signal });
    return undefined;
  } catch (error) {
    const reason = signal.aborted ? `there is no answer in ${timeoutMs / 1000} seconds` : reasonOf(error);
    return `DynamoDB cannot be reached: ${reason}.`;
  }
};
