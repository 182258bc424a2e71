import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { TestDynamoDB } from '../support/dynamodb.ts';
import type { Item } from './invariants.ts';

/** All items of a table, sorted by their keys. */
export const scan = async ({ config }: TestDynamoDB, TableName: string): Promise<Item[]> => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(config));
  const items: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true }))
    items.push(...Items);
  client.destroy();
  return items.sort((a, b) => (`${a.PK} ${a.SK}` < `${b.PK} ${b.SK}` ? -1 : 1));
};
