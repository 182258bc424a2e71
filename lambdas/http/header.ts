/**
 * Headers of the gateway's event, whose names come as the client wrote them.
 */
import type { APIGatewayProxyEvent } from 'aws-lambda';

/** The value of a header, whose name is given in lower case. */
export const headerOf = ({ headers }: APIGatewayProxyEvent, lowerCaseName: string): string | undefined => {
  for (const name in headers)
    if (name.length === lowerCaseName.length && name.toLowerCase() === lowerCaseName) return headers[name];
  return undefined;
};
