/**
 * The composition root: what every entry runs in. The only place that reads the clock and makes ids.
 */
import { randomUUID } from 'node:crypto';
import type { Deployment } from '../../domain/arn.ts';
import type { Destinations } from '../../domain/project.ts';
import { defaultQuotas, type Quotas } from '../../domain/quotas.ts';
import type { ServiceContext } from '../http/dispatch.ts';
import type { StoreOptions } from '../store/store.ts';
import { reportToStandardError } from './report.ts';

export interface PartialServiceOptions {
  readonly deployment: Deployment;
  readonly tableName: string;
  readonly quotas?: Partial<Quotas>;
  /** Where data may be delivered; anywhere when left out. */
  readonly destinations?: Destinations;
  /** How long history is kept, in days. */
  readonly historyRetention?: number | undefined;
  readonly clock?: () => number;
  /** Begins what is written down of a request. */
  readonly observe?: NonNullable<ServiceContext['observe']>;
  /** Where failures are written that the caller is not told about; standard error by default. */
  readonly report?: ServiceContext['report'];
}

export type OpenStore<Stores> = (options: Pick<StoreOptions, 'tableName' | 'report' | 'historyRetention'>) => Stores;

/** A service that has no other parts of the store than those that `open` opens, and settles nothing. */
export const openPartialService = <Stores>(
  open: OpenStore<Stores>,
  options: PartialServiceOptions,
): ServiceContext<Stores> => {
  const { deployment, tableName, historyRetention, quotas, destinations, observe } = options;
  const { clock = Date.now, report = reportToStandardError } = options;
  return {
    store: open({ tableName, report, historyRetention }),
    deployment,
    quotas: { ...defaultQuotas, ...quotas },
    destinations,
    clock,
    newId: randomUUID,
    report,
    ...(observe ? { observe } : {}),
  };
};
