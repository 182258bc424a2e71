import * as sdk from '@aws-sdk/client-evidently';
import { evidentlyClient } from '@selfevident/evidently-client';
import type { RunningService } from '../../support/over-http.ts';
import { members, startFaultyService } from '../faulty-service.ts';

let service: RunningService;
let client: sdk.EvidentlyClient;

beforeAll(async () => {
  service = await startFaultyService();
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = evidentlyClient(service.endpoint, { credentials, region: 'us-east-1', maxAttempts: 1 });
});

afterAll(async () => {
  client.destroy();
  await service.stop();
});

const refusal = (project: string): Promise<unknown> =>
  client.send(new sdk.GetProjectCommand({ project })).catch((caught: unknown) => caught);

const { serviceCode, quotaCode } = members;
const cases: readonly [string, new (...given: never[]) => Error, number, object][] = [
  ['AccessDeniedException', sdk.AccessDeniedException, 403, {}],
  ['ThrottlingException', sdk.ThrottlingException, 429, { serviceCode, quotaCode }],
  ['InternalServerException', sdk.InternalServerException, 500, {}],
  ['ServiceUnavailableException', sdk.ServiceUnavailableException, 503, {}],
];

it.each(cases)('%s is a class of the client, with its members', async (name, expected, status, wanted) => {
  const error = await refusal(name);
  expect(error).toBeInstanceOf(expected);
  expect(error).toMatchObject({ message: 'the message', ...wanted, $metadata: { httpStatusCode: status } });
});

it('a bug of the service is an InternalServerException that tells nothing of it', async () => {
  const error = await refusal('bug');
  expect(error).toBeInstanceOf(sdk.InternalServerException);
  expect((error as Error).message).toMatch(/failed/);
  expect((error as Error).message).not.toContain('secret');
});
