/**
 * A store over the table of a service that adds up what its requests consume, in DynamoDB's units.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { openStore, type Store } from '../../../lambdas/store/store.ts';
import type { TestDynamoDB } from '../../support/dynamodb.ts';

export interface Units {
  read: number;
  write: number;
}

export const meteredStore = (dynamodb: TestDynamoDB, tableName: string, units: Units): Store => {
  const client = new DynamoDBClient(dynamodb.config);
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        const result = await next(args);
        const { ConsumedCapacity } = result.output as { ConsumedCapacity?: object };
        const kind = /Write|Update|Put|Delete/.test(commandName) ? 'write' : 'read';
        for (const { CapacityUnits = 0 } of [ConsumedCapacity ?? []].flat() as { CapacityUnits?: number }[])
          units[kind] += CapacityUnits;
        return result;
      },
    { step: 'initialize' },
  );
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return openStore({ client: documents, tableName });
};
