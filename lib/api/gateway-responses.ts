/**
 * Answers that the gateway gives without a function: with a `message` like the service's, and readable across origins.
 * API Gateway always sends its own name of the error, and a second name would confuse clients.
 */
import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { corsHeaders } from '../../contract/cors.ts';
import { gatewayErrorBody } from '../../contract/gateway-error.ts';

const responseHeaders = Object.fromEntries(Object.entries(corsHeaders).map(([name, value]) => [name, `'${value}'`]));
const templates = { 'application/json': gatewayErrorBody('$context.error.messageString') };

/** OFREP providers stop asking for as many seconds as a throttled answer says; without it some stop for a minute. */
const pause = { 'Retry-After': "'1'" };

export const addGatewayResponses = (api: RestApi): void => {
  for (const type of [ResponseType.DEFAULT_4XX, ResponseType.DEFAULT_5XX])
    api.addGatewayResponse(type.responseType, { type, responseHeaders, templates });
  const type = ResponseType.THROTTLED;
  api.addGatewayResponse(type.responseType, { type, responseHeaders: { ...responseHeaders, ...pause }, templates });
};
