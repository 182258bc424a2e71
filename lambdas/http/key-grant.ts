/**
 * What the caller's key allows, as its authorizer says, and whether that covers the request.
 */
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { ServiceError } from '../../contract/errors.ts';
import type { Row } from '../../contract/operation.ts';
import { allowsOrigin, EVERY, hasScope, type KeyGrant } from '../../domain/key/key.ts';
import { headerOf } from './header.ts';

/** The grant that the authorizer made of the caller's key; undefined for a caller without a key. */
export const grantIn = ({ requestContext }: APIGatewayProxyEvent): KeyGrant | undefined => {
  const key: unknown = requestContext?.authorizer?.key;
  return typeof key === 'string' ? (JSON.parse(key) as KeyGrant) : undefined;
};

/** The name of an operation's project, which a path may give by its ARN. */
interface Asked {
  readonly row: Row;
  readonly project: string | undefined;
}

/**
 * Holds a request to the key of its caller. A gateway that knows policies has refused most of it before.
 *
 * @throws ServiceError AccessDeniedException.
 */
export const requireGrant = (event: APIGatewayProxyEvent, grant: KeyGrant, { row, project }: Asked): void => {
  if (row.auth !== 'key' || row.scope === undefined) throw refuse('A key is not enough for this operation.');
  if (grant.project !== project) throw refuse('The key is one of another project.');
  if (!hasScope(grant, row.scope)) throw refuse(`The key lacks the scope ${row.scope}.`);
  if (!allowsOrigin(grant, headerOf(event, 'origin'))) throw refuse('The key is not for pages of this origin.');
};

const refuse = (message: string): ServiceError => new ServiceError('AccessDeniedException', message);

/** The origin whose pages may read an answer: all, unless the caller's key names some. */
export const readableBy = (event: APIGatewayProxyEvent): string => {
  const origin = headerOf(event, 'origin');
  const { origins } = grantIn(event) ?? { origins: [EVERY] };
  return origin !== undefined && !origins.includes(EVERY) && origins.includes(origin) ? origin : EVERY;
};
