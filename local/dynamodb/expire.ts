/**
 * Deletes expired items by the service's clock. DynamoDB does so in AWS by its own clock; the embedded engine expires
 * nothing.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { timeToLive } from '../../lambdas/store/table/schema.ts';

interface ExpireOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** An item that was written again with a later time stays. */
export const expire = async ({ client, tableName: TableName, now }: ExpireOptions): Promise<void> => {
  const documents = DynamoDBDocumentClient.from(client);
  const names = { ExpressionAttributeNames: { '#expires': timeToLive } };
  const values = { ExpressionAttributeValues: { ':now': Math.floor(now / 1000) } };
  const expired = {
    TableName,
    FilterExpression: '#expires <= :now',
    ProjectionExpression: 'PK, SK',
    ...names,
    ...values,
  };
  for await (const { Items = [] } of paginateScan({ client: documents }, expired))
    for (const { PK, SK } of Items)
      await documents
        .send(
          new DeleteCommand({
            TableName,
            Key: { PK, SK },
            ConditionExpression: '#expires <= :now',
            ...names,
            ...values,
          }),
        )
        .catch(ignoreIfWritten);
};

const ignoreIfWritten = (error: { readonly name?: string }): void => {
  if (error.name !== 'ConditionalCheckFailedException') throw error;
};
