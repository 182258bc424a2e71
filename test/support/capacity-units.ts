/**
 * A DynamoDB client that knows what its requests cost.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TestDynamoDB } from './dynamodb.ts';

/** Capacity units of DynamoDB. */
export interface CapacityUnits {
  read: number;
  write: number;
}

/** A client that adds what each of its requests consumed to `units`. */
export const meteredClient = (dynamodb: TestDynamoDB, units: CapacityUnits) => {
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
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
};
