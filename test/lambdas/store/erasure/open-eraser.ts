/**
 * Erasing in the table of a test's service, as the operator's command does.
 */
import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type ErasureReport, eraseEntity } from '../../../../lambdas/store/erasure/erase.ts';
import { openTable } from '../../../../lambdas/store/table/table.ts';
import type { TestDynamoDB } from '../../../support/dynamodb.ts';
import type { TestService } from '../../../support/in-process.ts';

export const openEraser = ({ config }: TestDynamoDB, { tableName, clock }: TestService) => {
  const client = new DynamoDBClient(config);
  const documents = DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
    unmarshallOptions: { wrapNumbers: true },
  });
  const table = openTable({ client: documents, tableName });
  const where = { table, client, documents, tableName, historyRetention: 400, newId: randomUUID };
  return (entityId: string, project?: string): Promise<ErasureReport | undefined> =>
    eraseEntity({ ...where, entityId, project, now: clock.now });
};
