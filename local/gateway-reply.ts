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

const mapValues = <From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> =>
  Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) =>
      name.toLowerCase() === 'x-amzn-requestid' ? [] : [[name, change(value)]],
    ),
  );
