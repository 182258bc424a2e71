/**
 * Turns errors into answers: the modelled status, the name in `x-amzn-ErrorType`, and the members of the error.
 */
import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { ServiceError } from '../../contract/errors.ts';
import type { ReportFailure } from '../../domain/operational-metric.ts';
import { StoreError } from '../store/table/store-error.ts';

export const errorResponse = (report: ReportFailure): MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> => ({
  onError: (request) => {
    const error = serviceErrorOf(request.error);
    if (error.status >= 500) report('request failed', { error: request.error });
    request.response = responseOf(error);
  },
});

const responseOf = (error: ServiceError): APIGatewayProxyResult => ({
  statusCode: error.status,
  headers: { 'content-type': 'application/json', 'x-amzn-ErrorType': error.name },
  body: JSON.stringify(error.body),
});

const serviceErrorOf = (error: unknown): ServiceError => {
  if (error instanceof ServiceError) return error;
  if (error instanceof StoreError)
    return error.kind === 'throttled'
      ? new ServiceError('ThrottlingException', 'Too many requests change the same resource; try again.')
      : new ServiceError('ServiceUnavailableException', 'The store cannot be reached; try again.');
  return new ServiceError('InternalServerException', 'The service failed to process the request.');
};
