/**
 * Errors that a healthy service does not give when asked to: the real client, HTTP and dispatch over a handler that
 * throws them.
 */
import * as sdk from '@aws-sdk/client-evidently';
import { evidentlyClient } from '../../../clients/js/evidently-client.ts';
import { type ErrorName, ServiceError } from '../../../contract/errors.ts';
import { dispatcher, type Service } from '../../../lambdas/http/dispatch.ts';
import { gateway } from '../../../local/gateway.ts';
import { type HttpServer, listen } from '../../../local/http-server.ts';

const members = { serviceCode: 'evidently', quotaCode: 'calls-per-second', resourceId: 'r', resourceType: 'project' };
let thrown: unknown;
let server: HttpServer;
let client: sdk.EvidentlyClient;

beforeAll(async () => {
  const service = { clock: () => 0, report: () => {}, store: {} } as unknown as Service;
  const getProject = async () => {
    throw thrown;
  };
  const handle = dispatcher({ GetProject: getProject }, service);
  const rules = { account: '000000000000', region: 'us-east-1', credentials: new Map<string, string>() };
  const local = () => Promise.reject(new Error('not asked for'));
  const answer = gateway({ ...rules, handle, now: () => 0, local });
  server = await listen({ port: 0, hosts: ['127.0.0.1'], origins: [] }, answer);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = evidentlyClient(`http://127.0.0.1:${server.port}`, { credentials, region: 'us-east-1', maxAttempts: 1 });
});

afterAll(async () => {
  client.destroy();
  await server.close();
});

const refusal = (error: unknown): Promise<unknown> => {
  thrown = error;
  return client.send(new sdk.GetProjectCommand({ project: 'p' })).catch((caught: unknown) => caught);
};

const { serviceCode, quotaCode } = members;
const cases: readonly [ErrorName, new (...given: never[]) => Error, number, object][] = [
  ['AccessDeniedException', sdk.AccessDeniedException, 403, {}],
  ['ThrottlingException', sdk.ThrottlingException, 429, { serviceCode, quotaCode }],
  ['InternalServerException', sdk.InternalServerException, 500, {}],
  ['ServiceUnavailableException', sdk.ServiceUnavailableException, 503, {}],
];

it.each(cases)('%s is a class of the client, with its members', async (name, expected, status, wanted) => {
  const error = await refusal(new ServiceError(name, 'the message', members));
  expect(error).toBeInstanceOf(expected);
  expect(error).toMatchObject({ message: 'the message', ...wanted, $metadata: { httpStatusCode: status } });
});

it('a bug of the service is an InternalServerException that tells nothing of it', async () => {
  const error = await refusal(new TypeError('secret is undefined'));
  expect(error).toBeInstanceOf(sdk.InternalServerException);
  expect(JSON.stringify(error)).not.toContain('secret');
});
