/**
 * Reads headers of the gateway's event, whose names are spelled as the client sent them.
 */
import type { APIGatewayProxyEvent } from 'aws-lambda';

/** The value of a header; undefined when the event has none. */
export const headerOf = ({ headers }: APIGatewayProxyEvent, lowerCaseName: string): string | undefined => {
  for (const name in headers)
    if (name.length === lowerCaseName.length && name.toLowerCase() === lowerCaseName) return headers[name];
  return undefined;
};
