/**
 * The errors of the OpenFeature Remote Evaluation Protocol.
 */
import { ServiceError } from '../../contract/errors.ts';
import type { FlagErrorCode } from '../../contract/ofrep.ts';

/** An error of the protocol, with the words for `errorDetails`. */
export class FlagError extends ServiceError {
  readonly code: FlagErrorCode;

  constructor(code: FlagErrorCode, details: string) {
    super(code === 'FLAG_NOT_FOUND' ? 'ResourceNotFoundException' : 'ValidationException', details, {
      reason: 'other',
    });
    this.code = code;
  }
}

/** The code of any error of the service. */
export const flagErrorCode = (error: ServiceError): FlagErrorCode => {
  if (error instanceof FlagError) return error.code;
  if (error.name === 'ResourceNotFoundException') return 'FLAG_NOT_FOUND';
  if (error.name !== 'ValidationException') return 'GENERAL';
  return error.members.reason === 'cannotParse' ? 'PARSE_ERROR' : 'INVALID_CONTEXT';
};

export const withoutEntity = (feature: string): FlagError =>
  new FlagError(
    'TARGETING_KEY_MISSING',
    `Feature ${feature} serves entities differently: context.targetingKey must name the entity.`,
  );
