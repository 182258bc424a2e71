/**
 * Requests with a key of a project, as they come from API Gateway behind its authorizer.
 */
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { OperationName } from '../../contract/index.ts';
import type { KeyGrant } from '../../domain/key/key.ts';
import { checkKey } from '../../lambdas/authorization/check-key.ts';
import { eventOf, type TestService } from './in-process.ts';

type Members = Readonly<Record<string, unknown>>;

export interface KeyAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of all operations
  readonly body: any;
  /** As it was written. */
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface KeyClient {
  readonly id: string;
  readonly secret: string;
  readonly call: (
    name: OperationName,
    input?: Members,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<KeyAnswer>;
}

/** What the authorizer says of a key at this moment. */
export const grantedBy = ({ service, clock }: TestService, secret: string): Promise<KeyGrant | undefined> =>
  checkKey(`Bearer ${secret}`, { keys: service.store.keys, now: clock.now });

/** Makes a key of a project, and calls operations with it. */
export const openKeyClient = async (service: TestService, settings: Members = {}): Promise<KeyClient> => {
  const { key, secret } = await service.ok('CreateKey', { project: 'shop', ...settings });
  const call: KeyClient['call'] = async (name, input = {}, headers = {}) => {
    const grant = await grantedBy(service, secret);
    if (!grant) throw new Error('The key is not valid.');
    const event = eventOf(name, { project: key.project, ...input });
    const answer = await service.handle({
      ...event,
      headers: { ...event.headers, ...headers },
      requestContext: { ...event.requestContext, authorizer: { project: grant.project, key: JSON.stringify(grant) } },
    } as unknown as APIGatewayProxyEvent);
    const { statusCode: status, body: text } = answer;
    return { status, text, body: text === '' ? undefined : JSON.parse(text), headers: answer.headers ?? {} };
  };
  return { id: key.id, secret, call };
};
