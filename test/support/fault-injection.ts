/**
 * A DynamoDB with faults between it and the service, as AWS has them and no local engine does.
 */
import { Readable } from 'node:stream';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { TestDynamoDB } from './dynamodb.ts';

/**
 * `conflict`: the transaction is cancelled because another touches the same item. `lost`: it is done, but the answer
 * never comes. `refused`: nobody listens. `slow`: no answer in time. `inProgress`: done, but said to be in progress.
 */
export type Fault = 'conflict' | 'lost' | 'refused' | 'slow' | 'inProgress';

type Extension = NonNullable<DynamoDBClientConfig['extensions']>[number];
type Extended = Parameters<Extension['configure']>[0];
type Request = Parameters<ReturnType<Extended['httpHandler']>['handle']>[0];

/**
 * `faultOf` names what happens to a request, by its operation, e.g. `TransactWriteItems`. The attempts of a transaction
 * have one token.
 */
export const injectFaults = (
  dynamodb: TestDynamoDB,
  faultOf: (operation: string, token: string) => Fault | undefined,
): TestDynamoDB => ({
  ...dynamodb,
  config: { ...dynamodb.config, extensions: [{ configure: (extended) => intercept(extended, faultOf) }] },
});

const intercept = (extended: Extended, faultOf: (operation: string, token: string) => Fault | undefined): void => {
  const inner = extended.httpHandler();
  const done = new Set<string>();
  extended.setHttpHandler(
    new Proxy(inner, {
      get: (target, property) =>
        property === 'handle'
          ? async (request: Request, options: never) => {
              const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
              const token = tokenOf(request);
              const fault = faultOf(operation, token);
              // DynamoDB cancels no transaction that is already done.
              if (fault === undefined || (fault === 'conflict' && done.has(token)))
                return target.handle(request, options);
              if (fault === 'lost' || fault === 'inProgress') {
                const { response } = await target.handle(request, options);
                // An answer that nobody reads would keep its connection, of which there are fifty.
                (response.body as Readable).destroy();
                done.add(token);
              }
              return answers[fault]();
            }
          : Reflect.get(target, property),
    }),
  );
};

const tokenOf = ({ body }: Request): string => JSON.parse(new TextDecoder().decode(body)).ClientRequestToken ?? '';

const failure = (name: string, code?: string) => {
  throw Object.assign(new Error(name), { name, ...(code ? { code } : {}) });
};

const answers: Record<Fault, () => never> = {
  conflict: () => exception('TransactionCanceledException', { CancellationReasons: [{ Code: 'TransactionConflict' }] }),
  inProgress: () => exception('TransactionInProgressException', {}),
  lost: () => failure('Error', 'ECONNRESET'),
  refused: () => failure('Error', 'ECONNREFUSED'),
  slow: () => failure('TimeoutError'),
};

const exception = (name: string, members: object): never =>
  ({
    response: {
      statusCode: 400,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: Readable.from([
        Buffer.from(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, ...members })),
      ]),
    },
  }) as never;

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
