/**
 * The whole service, over all parts of the store.
 */
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { coalesce } from '../concurrency.ts';
import type { Context } from '../handlers/handler.ts';
import type { ServiceContext } from '../http/dispatch.ts';
import { openStore } from '../store/store.ts';
import { settle } from '../time/settle.ts';
import { openPartialService, type PartialServiceOptions } from './composition-root.ts';
import { documentClient } from './document-client.ts';

export interface ServiceOptions extends PartialServiceOptions {
  readonly dynamodb?: DynamoDBClientConfig;
}

export const openService = ({ dynamodb, ...options }: ServiceOptions): ServiceContext => {
  const client = documentClient(dynamodb);
  const service = openPartialService((store) => openStore({ client, ...store }), options);
  const { store, clock, report } = service;
  // Requests at the same time would race each other for every transition that is due.
  const settleDue = coalesce(async ({ count }: Pick<Context, 'count'>) => {
    await settle({ store, now: clock(), report, count });
  });
  return { ...service, settle: settleDue };
};
