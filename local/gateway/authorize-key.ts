/**
 * Authorizes requests by a key of a project, as API Gateway does with an authorizer of its own.
 */
import { operations } from '../../contract/index.ts';
import type { KeyGrant } from '../../domain/key/key.ts';
import { routeOf, routesOf } from '../../lambdas/http/route.ts';
import { firstHeader, type ReceivedRequest } from '../http/received-request.ts';
import { errorReply, type Reply } from '../http/reply.ts';

/** Resolves to what the key in an `Authorization` header allows; undefined for one that is not valid. */
export type CheckKey = (authorization: string) => Promise<KeyGrant | undefined>;

const routes = routesOf(operations);

/** Whether an operation is called with a key, and not with a signature. */
export const isForKeys = ({ method }: ReceivedRequest, path: string): boolean =>
  routeOf(routes, method, path)?.row.auth === 'key';

/** The header of a request that has a key. */
export const keyHeader = (request: ReceivedRequest): string | undefined => {
  const authorization = firstHeader(request, 'authorization');
  return authorization?.startsWith('Bearer pk_') ? authorization : undefined;
};

export const unauthorized: Reply = errorReply(
  401,
  'UnauthorizedException',
  'Unauthorized: send Authorization: Bearer with a key of the project that is neither revoked nor expired.',
);
