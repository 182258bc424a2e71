/**
 * The composition root: what every entry runs in. The only place that reads the clock and makes ids.
 */
import { randomUUID } from 'node:crypto';
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Deployment } from '../../domain/arn.ts';
import type { Destinations } from '../../domain/project.ts';
import { defaultQuotas, type Quotas } from '../../domain/quotas.ts';
import type { Context } from '../handlers/handler.ts';
import type { Service } from '../http/dispatch.ts';
import { openStore, type StoreOptions } from '../store/store.ts';
import { settle } from '../time/settle.ts';
import { toStandardError } from './report.ts';
import { sharedRuns } from './shared-runs.ts';

export interface ServiceOptions {
  readonly deployment: Deployment;
  readonly tableName: string;
  readonly dynamodb?: DynamoDBClientConfig;
  readonly quotas?: Partial<Quotas>;
  /** Where data may be delivered; anywhere when left out. */
  readonly destinations?: Destinations;
  readonly clock?: () => number;
  /** Begins what is written down of a request. */
  readonly observe?: NonNullable<Service['observe']>;
  /** Where failures are written that the caller is not told about; standard error by default. */
  readonly report?: Service['report'];
}

/** Milliseconds after which a store that does not answer is taken as gone; the SDK asks three times. */
export const timeouts = { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

export const openService = (options: ServiceOptions): Service => {
  const service = openPartialService(openStore, options);
  const { store, clock, report } = service;
  // Requests at the same time would race each other for every transition that is due.
  const settleDue = sharedRuns(async ({ count }: Pick<Context, 'count'>) => {
    await settle({ store, now: clock(), report, count });
  });
  return { ...service, settle: settleDue };
};

export type OpenStore<Stores> = (options: StoreOptions) => Stores;

/** A service that has no other parts of the store than those that `open` opens, and settles nothing. */
export const openPartialService = <Stores>(open: OpenStore<Stores>, options: ServiceOptions): Service<Stores> => {
  const {
    deployment,
    tableName,
    dynamodb = {},
    quotas,
    destinations,
    clock = Date.now,
    report = toStandardError,
    observe,
  } = options;
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler: timeouts, ...dynamodb }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return {
    store: open({ client, tableName, report }),
    deployment,
    quotas: { ...defaultQuotas, ...quotas },
    destinations,
    clock,
    newId: randomUUID,
    report,
    ...(observe ? { observe } : {}),
  };
};
