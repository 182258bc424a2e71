/**
 * Answers that the gateway gives without a function: a `message` as the service has it, readable across origins. The
 * name of the error stays API Gateway's: it always sends its own, and a second one confuses clients.
 */
import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { corsHeaders } from '../../contract/cors.ts';

const responseHeaders = Object.fromEntries(Object.entries(corsHeaders).map(([name, value]) => [name, `'${value}'`]));
const templates = { 'application/json': '{"message":$context.error.messageString}' };

export const addGatewayResponses = (api: RestApi): void => {
  for (const type of [ResponseType.DEFAULT_4XX, ResponseType.DEFAULT_5XX])
    api.addGatewayResponse(type.responseType, { type, responseHeaders, templates });
};
