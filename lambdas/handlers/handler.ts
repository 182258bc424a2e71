/**
 * What a handler is: a function from the decoded input of an operation, and what it runs in, to the result.
 */
import type { Group, Input, OperationName, Output, operations } from '../../contract/index.ts';
import type { Deployment } from '../../domain/arn.ts';
import type { CountMetric, ReportFailure } from '../../domain/operational-metric.ts';
import type { Destinations } from '../../domain/project.ts';
import type { Quotas } from '../../domain/quotas.ts';
import type { Store } from '../store/store.ts';

export interface Context<Stores = Store> {
  readonly store: Stores;
  readonly deployment: Deployment;
  readonly quotas: Quotas;
  /** Where projects may have their evaluation events delivered; anywhere when it is absent. */
  readonly destinations?: Destinations | undefined;
  /** Milliseconds since the epoch; the one moment at which the whole request happens. */
  readonly now: number;
  /** The ARN of the caller. */
  readonly caller: string;
  /** The members of the request, decoded. */
  readonly request: Readonly<Record<string, unknown>>;
  /** Writes down a failure that the caller is not told about. */
  readonly report: ReportFailure;
  /** Adds to a metric. */
  readonly count: CountMetric;
  /** Eight bytes that a call has again when its client repeats it. */
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

/** The operations of groups: their rows and their handlers. One that is missing does not compile. */
export interface Served<Groups extends Group, Stores = Store> {
  readonly rows: { readonly [Name in NamesOf<Groups>]: (typeof operations)[Name] };
  readonly handlers: { readonly [Name in NamesOf<Groups>]: Handler<Name, Stores> };
}
