/**
 * A call that brought no answer, or an error: what is known of it.
 */
import type { ErrorMembers, ErrorName } from '../../contract/errors.ts';

/** `service`: it answered an error. The others never got an answer that could be read. */
export type FailureKind = 'service' | 'timeout' | 'unreachable' | 'unreadable' | 'unsigned';

export interface FailureFacts {
  readonly kind: FailureKind;
  readonly operation: string;
  readonly message: string;
  readonly status?: number;
  readonly errorName?: ErrorName | (string & {});
  readonly requestId?: string;
  readonly members?: ErrorMembers;
}

export class Failure extends Error {
  override readonly name = 'Failure';
  readonly facts: FailureFacts;

  constructor(facts: FailureFacts) {
    super(facts.message);
    this.facts = facts;
  }
}

export const failureOf = (error: unknown): FailureFacts =>
  error instanceof Failure ? error.facts : { kind: 'unreadable', operation: '', message: String(error) };

/** Whether what was asked for is not there, or no longer. */
export const isGone = ({ error }: { readonly error: unknown }): boolean =>
  error instanceof Failure && error.facts.errorName === 'ResourceNotFoundException';

/** Whether the same call may succeed in a moment. */
export const mayPass = ({ kind, status }: FailureFacts): boolean =>
  kind === 'unreachable' || kind === 'timeout' || status === 429 || status === 503;
