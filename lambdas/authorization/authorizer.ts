/**
 * The authorizer of the routes for keys.
 */
import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import type { Deployment } from '../../domain/arn.ts';
import type { KeyReader } from '../store/resources/key.ts';
import { checkKey } from './check-key.ts';
import { keyPolicy } from './key-policy.ts';

interface AuthorizerService {
  readonly store: { readonly keys: KeyReader };
  readonly clock: () => number;
  readonly deployment: Deployment;
}

type Authorize = (event: APIGatewayTokenAuthorizerEvent) => Promise<APIGatewayAuthorizerResult>;

/** The handler throws what API Gateway answers by 401. Its message is API Gateway's own word for it. */
export const authorizer =
  ({ store, clock, deployment }: AuthorizerService): Authorize =>
  async ({ authorizationToken, methodArn }) => {
    const grant = await checkKey(authorizationToken, { keys: store.keys, now: clock() });
    if (!grant) throw new Error('Unauthorized');
    return keyPolicy(grant, methodArn, deployment);
  };
