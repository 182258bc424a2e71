/**
 * Turns errors into answers: the modelled status, the name in `x-amzn-ErrorType`, and the members of the error, or the
 * body of the protocol that the row speaks.
 */
import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { ServiceError } from '../../contract/errors.ts';
import type { ReportFailure } from '../../domain/operational-metric.ts';
import { flagErrorCode } from '../handlers/flag-error.ts';
import { StoreError } from '../store/table/store-error.ts';
import type { Call } from './observation.ts';
import type { MatchedRoute } from './route.ts';

export const errorResponse = (report: ReportFailure): MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> => ({
  onError: (request) => {
    request.response = answerToError(request.error, request.context as unknown as Partial<Call> | undefined, report);
  },
});

/** The answer to a call that threw. An error that the service does not model is reported. */
export const answerToError = (
  thrown: unknown,
  call: Partial<Call> | undefined,
  report: ReportFailure,
): APIGatewayProxyResult => {
  const error = serviceErrorOf(thrown);
  if (error.status >= 500) report('request failed', { error: thrown });
  return errorAnswer(error, call?.matched);
};

/** The answer that an error is on a route, in the form of its protocol. */
export const errorAnswer = (error: ServiceError, matched: MatchedRoute | undefined): APIGatewayProxyResult => ({
  statusCode: error.status,
  headers: { 'content-type': 'application/json', 'x-amzn-ErrorType': error.name, ...pauseOf(error) },
  body: JSON.stringify(bodyOf(error, matched)),
});

const bodyOf = (error: ServiceError, matched: MatchedRoute | undefined): unknown => {
  switch (matched?.row.protocol) {
    case 'ofrep':
      return flagErrorBody(error, matched.params.key);
    case 'manifest':
      return { error: { message: error.message, status: error.status } };
    default:
      return error.body;
  }
};

/** The providers wait for as many seconds as the answer says, or for minutes. */
const pauseOf = ({ status }: ServiceError) => (status === 429 ? { 'retry-after': '1' } : {});

const flagErrorBody = (error: ServiceError, key: string | undefined) => ({
  ...(key === undefined ? {} : { key }),
  errorCode: flagErrorCode(error),
  errorDetails: error.message,
});

const serviceErrorOf = (error: unknown): ServiceError => {
  if (error instanceof ServiceError) return error;
  if (error instanceof StoreError)
    return error.kind === 'throttled'
      ? new ServiceError('ThrottlingException', 'Too many requests change the same resource; try again.')
      : new ServiceError('ServiceUnavailableException', 'The store cannot be reached; try again.');
  return new ServiceError('InternalServerException', 'The service failed to process the request.');
};
