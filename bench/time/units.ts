/**
 * A client of DynamoDB that adds up what its calls cost.
 */
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export interface Units {
  read: number;
  write: number;
  calls: number;
}

interface Consumed {
  readonly CapacityUnits?: number;
}

const written = new Set(['TransactWriteItemsCommand', 'PutItemCommand', 'UpdateItemCommand', 'DeleteItemCommand']);

export const meteredClient = (config: DynamoDBClientConfig): { client: DynamoDBDocumentClient; units: Units } => {
  const units: Units = { read: 0, write: 0, calls: 0 };
  const raw = new DynamoDBClient(config);
  raw.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        const result = await next(args);
        const { ConsumedCapacity } = result.output as { ConsumedCapacity?: Consumed | Consumed[] };
        const sum = [ConsumedCapacity ?? []].flat().reduce((total, one) => total + (one.CapacityUnits ?? 0), 0);
        units[written.has(commandName ?? '') ? 'write' : 'read'] += sum;
        units.calls++;
        return result;
      },
    { step: 'initialize', name: 'meter' },
  );
  return { client: DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } }), units };
};
