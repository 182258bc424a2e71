/**
 * One sentence for each error of the contract, and for what is no answer.
 */
import type { ErrorName } from '../../../contract/errors.ts';
import type { FailureKind } from '../../api/failure.ts';

export const errorSentences = {
  ValidationException: 'The service does not take this as it stands.',
  ServiceQuotaExceededException: 'A quota of the service is used up.',
  AccessDeniedException: 'You may not do this with the rights that you have.',
  ResourceNotFoundException: 'It is not there: it was deleted, or never made.',
  ConflictException: 'Something else stands against it, or somebody changed it meanwhile.',
  ThrottlingException: 'The service has too much to do right now.',
  InternalServerException: 'The service failed; its log says why.',
  ServiceUnavailableException: 'The service, or what it stores in, cannot be reached right now.',
  UnknownOperationException: 'This service does not know the call: it may be older than this page.',
  RequestTooLargeException: 'This is more than the service takes in one call.',
} as const satisfies Record<ErrorName, string>;

export const failureSentences = {
  service: 'The service answered with an error.',
  timeout: 'There was no answer in time. That says nothing about what is there.',
  unreachable: 'The service cannot be reached from this browser.',
  unreadable: 'The answer cannot be read.',
  unsigned: 'This service wants to know who calls: enter a key first.',
} as const satisfies Record<FailureKind, string>;

/** The gateway refuses a signature under names of its own. */
export const FORBIDDEN = 'The service did not accept the key, or it may not do this.';
