/**
 * Handlers: functions from the decoded input of an operation and a context to its result.
 */
import type { Group, Input, OperationName, Output, operations } from '../../contract/index.ts';
import type { DescribeAlarms } from '../../domain/alarm.ts';
import type { Deployment } from '../../domain/arn.ts';
import type { KeyGrant } from '../../domain/key/key.ts';
import type { CountMetric, ReportFailure } from '../../domain/operational-metric.ts';
import type { Destinations } from '../../domain/project.ts';
import type { Quotas } from '../../domain/quotas.ts';
import type { Store } from '../store/store.ts';
import type { Evaluated } from './evaluated.ts';

export interface Context<Stores = Store> {
  readonly store: Stores;
  readonly deployment: Deployment;
  readonly quotas: Quotas;
  /** Destinations that projects may choose for data delivery; all when absent. */
  readonly destinations?: Destinations | undefined;
  /** Asks CloudWatch for alarms. */
  readonly describeAlarms: DescribeAlarms;
  /** Epoch milliseconds, the same for the whole request. */
  readonly now: number;
  /** The ARN of the caller, or `cognito:SUB` of a person of a user pool. */
  readonly caller: string;
  /** What the caller's key allows; undefined for a caller who signs. */
  readonly key?: KeyGrant | undefined;
  /** The name of the person, where it is known. */
  readonly callerName?: string | undefined;
  /** The members of the request, decoded. */
  readonly request: Readonly<Record<string, unknown>>;
  /** The text of the body as it was sent, where numbers have their digits; the text of a JSON object. */
  readonly text: string;
  /** The header If-None-Match: the ETag of the answer that the client has. */
  readonly ifNoneMatch: string | undefined;
  /** Reports a failure that the caller does not see. */
  readonly report: ReportFailure;
  /** Adds to a metric. */
  readonly count: CountMetric;
  /** Takes what was served instead of the store: an agent tells the service of it. */
  readonly takeServed?: (project: string, all: readonly Evaluated[], now: number) => Promise<void> | undefined;
  /** Eight bytes that are the same for each try of a call. */
  readonly digest: () => Uint8Array;
  /** A new creation id or record id. */
  readonly newId: () => string;
}

export type Handler<Name extends OperationName, Stores = Store> = (
  input: Input<Name>,
  context: Context<Stores>,
) => Promise<Output<Name>>;

type NamesOf<Groups extends Group> = {
  [Name in OperationName]: (typeof operations)[Name]['group'] extends Groups ? Name : never;
}[OperationName];

/** The rows and handlers of the operations in some groups. The type requires all of them. */
export interface Served<Groups extends Group, Stores = Store> {
  readonly rows: { readonly [Name in NamesOf<Groups>]: (typeof operations)[Name] };
  readonly handlers: { readonly [Name in NamesOf<Groups>]: Handler<Name, Stores> };
}
