/**
 * A deployment under test: its address, its table, and how to call it.
 */

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { EvidentlyClient } from '@aws-sdk/client-evidently';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { evidentlyClient } from '@selfevident/evidently-client';
import { json } from './aws.ts';
import { region, rootCredentials } from './emulator.ts';

export interface Deployed {
  /** The emulator's. */
  readonly endpoint: string;
  /** The API's. */
  readonly url: string;
  readonly client: EvidentlyClient;
  readonly tableName: string;
  readonly table: DynamoDBDocumentClient;
}

/** Opens the deployment over the only table that there is, or over one that is named. */
export const open = async (endpoint: string, url: string, named?: string): Promise<Deployed> => {
  const tableName = named ?? (await onlyTable(endpoint));
  const connection = { region, credentials: rootCredentials };
  return {
    endpoint,
    url,
    client: evidentlyClient(url, connection),
    tableName,
    table: DynamoDBDocumentClient.from(new DynamoDBClient({ ...connection, endpoint })),
  };
};

const onlyTable = async (endpoint: string): Promise<string> => {
  const { TableNames } = await json(endpoint, 'dynamodb', 'DynamoDB_20120810.ListTables');
  const [tableName, ...others] = TableNames as string[];
  if (!tableName || others.length > 0) throw new Error(`not one table, but ${JSON.stringify(TableNames)}`);
  return tableName;
};
