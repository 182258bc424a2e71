/**
 * The SDK's document client with the options of the service.
 */
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { timeouts } from './timeouts.ts';

export const documentClient = (config: DynamoDBClientConfig = {}): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler: timeouts, ...config }), {
    marshallOptions: { removeUndefinedValues: true },
  });
