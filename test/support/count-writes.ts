/**
 * A configuration for clients of DynamoDB that counts the writes that the table accepts.
 */
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

export interface CountedWrites {
  readonly config: DynamoDBClientConfig;
  /** Requests that wrote, a transaction or a batch being one. Counts of drops and of usage are left out: no call waits for them. */
  readonly writes: { count: number };
  readonly stop: () => void;
}

type RequestHandler = DynamoDBClient['config']['requestHandler'];
const isWrite = /\.(PutItem|UpdateItem|DeleteItem|TransactWriteItems|BatchWriteItem)$/;

/** What is counted in memory is written beside the answers. */
const isCount = (body: unknown): boolean => /"(DROPPED|USAGE|U)#/.test(String(body));

export const countWrites = (config: DynamoDBClientConfig): CountedWrites => {
  const client = new DynamoDBClient(config);
  const writes = { count: 0 };
  const requestHandler = counting(client.config.requestHandler, writes);
  return { config: { ...config, requestHandler }, writes, stop: () => client.destroy() };
};

const counting = (handler: RequestHandler, writes: { count: number }) => ({
  handle: async (...call: Parameters<RequestHandler['handle']>) => {
    const answer = await handler.handle(...call);
    const isAccepted = answer.response.statusCode === 200;
    const { headers, body } = call[0];
    if (isAccepted && isWrite.test(headers['x-amz-target'] ?? '') && !isCount(body)) writes.count += 1;
    return answer;
  },
});
