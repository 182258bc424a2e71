/**
 * What a function answered, as API Gateway sends it on.
 */
import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Reply } from './reply.ts';

/** The id of a request is the gateway's; a function cannot give it another. */
export const gatewayReply = (result: APIGatewayProxyResult): Reply => ({
  status: result.statusCode,
  headers: {
    ...mapValues(result.headers ?? {}, String),
    ...mapValues(result.multiValueHeaders ?? {}, (values) => values.map(String)),
  },
  body: result.isBase64Encoded ? Buffer.from(result.body, 'base64') : (result.body ?? ''),
});

const requestId = /^x-amzn-requestid$/i;

const mapValues = <From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Record<string, To> => {
  const changed: Record<string, To> = {};
  for (const [name, value] of Object.entries(record)) if (!requestId.test(name)) changed[name] = change(value);
  return changed;
};
