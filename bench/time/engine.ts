/**
 * The DynamoDB that `npm start` runs on, for measuring: the embedded one on a data file, or the one that
 * AWS_ENDPOINT_URL_DYNAMODB names.
 */
import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { tableDefinition } from '../../lambdas/store/table/schema.ts';
import { openDataDirectory } from '../../local/dynamodb/data-directory.ts';
import { openDynamodb } from '../../local/dynamodb/dynamodb.ts';
import type { TestDynamoDB } from '../../test/support/dynamodb.ts';

export const startEngine = async (): Promise<Omit<TestDynamoDB, 'stop'> & { readonly stop: () => Promise<void> }> => {
  const directory = openDataDirectory(undefined);
  const engine = await openDynamodb(directory);
  const credentials = engine.credentials ?? { accessKeyId: 'local', secretAccessKey: 'local' };
  const config = { endpoint: engine.endpoint, region: 'us-east-1', credentials };
  return {
    config,
    newTable: async () => {
      const client = new DynamoDBClient(config);
      const name = `Bench-${randomUUID()}`;
      await client.send(new CreateTableCommand(tableDefinition(name)));
      client.destroy();
      return name;
    },
    stop: async () => {
      await engine.stop();
      directory.release();
    },
  };
};
