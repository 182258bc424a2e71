/**
 * The composition root: makes the context of every entry. Only this file reads the clock and makes ids.
 */
import { randomUUID } from 'node:crypto';
import type { DescribeAlarms } from '../../domain/alarm.ts';
import type { Deployment } from '../../domain/arn.ts';
import type { Destinations } from '../../domain/project.ts';
import { defaultQuotas, type Quotas } from '../../domain/quotas.ts';
import type { ServiceContext } from '../http/run-operation.ts';
import type { StoreOptions } from '../store/store.ts';
import { reportToStandardError } from './report.ts';

export interface PartialServiceOptions {
  readonly deployment: Deployment;
  readonly tableName: string;
  readonly quotas?: Partial<Quotas>;
  /** Allowed destinations for data delivery; all when left out. */
  readonly destinations?: Destinations;
  /** Days for which history is kept. */
  readonly historyRetention?: number | undefined;
  /** Asks CloudWatch for alarms; without it there are none. */
  readonly describeAlarms?: DescribeAlarms;
  readonly clock?: () => number;
  /** The names of the people of the console. */
  readonly nameOf?: ServiceContext['nameOf'];
  /** Begins the observation of a request. */
  readonly observe?: NonNullable<ServiceContext['observe']>;
  /** Reports failures that callers do not see; to standard error by default. */
  readonly report?: ServiceContext['report'];
}

export type OpenStore<Stores> = (options: Pick<StoreOptions, 'tableName' | 'report' | 'historyRetention'>) => Stores;

/** A service with only the parts of the store that `open` opens. It settles nothing. */
export const openPartialService = <Stores>(
  open: OpenStore<Stores>,
  options: PartialServiceOptions,
): ServiceContext<Stores> => {
  const { deployment, tableName, historyRetention, quotas, destinations, observe, nameOf } = options;
  const { clock = Date.now, report = reportToStandardError, describeAlarms = async () => ({}) } = options;
  return {
    store: open({ tableName, report, historyRetention }),
    deployment,
    quotas: { ...defaultQuotas, ...quotas },
    destinations,
    describeAlarms,
    clock,
    newId: randomUUID,
    report,
    ...(observe ? { observe } : {}),
    ...(nameOf ? { nameOf } : {}),
  };
};
