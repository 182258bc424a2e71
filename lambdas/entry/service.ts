/**
 * The whole service, over all parts of the store.
 */
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { coalesce } from '../concurrency.ts';
import type { Context } from '../handlers/handler.ts';
import type { ServiceContext } from '../http/run-operation.ts';
import { openStore } from '../store/store.ts';
import { settle } from '../time/settle.ts';
import { openPartialService, type PartialServiceOptions } from './composition-root.ts';
import { documentClient } from './document-client.ts';

export interface ServiceOptions extends PartialServiceOptions {
  readonly dynamodb?: DynamoDBClientConfig;
  /** The client of the table, by default the SDK's. */
  readonly client?: DynamoDBDocumentClient;
}

export const openService = ({
  dynamodb,
  client = documentClient(dynamodb),
  ...options
}: ServiceOptions): ServiceContext => {
  const service = openPartialService((store) => openStore({ client, ...store }), options);
  const { store, clock, report } = service;
  // Requests at the same time would race each other for every transition that is due.
  const settleDue = coalesce(async ({ count }: Pick<Context, 'count'>) => {
    await settle({ store, now: clock(), report, count });
  });
  return { ...service, settle: settleDue };
};
