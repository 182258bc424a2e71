/**
 * The functions of the data plane, as Lambda starts them, beside a DynamoDB that takes requests and never answers.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { OperationName } from '../../../contract/index.ts';
import { functionRows } from '../../../lib/functions/functions.ts';
import { eventOf, openTestService } from '../../support/in-process.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { account, given, type Members } from '../resources.ts';

const dynamodb = useDynamoDB();
let between: Server;
let hangs = false;
let entries: Record<'evaluation' | 'ingestion', typeof import('../../../lambdas/entry/evaluation.ts')>;

/** Passes requests on, or leaves them without an answer. */
const startBetween = async (target: string): Promise<string> => {
  between = createServer(async (request, response) => {
    if (hangs) return;
    const body = await buffer(request);
    const headers = Object.entries(request.headers).filter(
      ([name]) => !/^(host|connection|content-length)$/.test(name),
    );
    const answer = await fetch(target, { method: 'POST', headers: headers as [string, string][], body });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
};

beforeAll(async () => {
  const service = await openTestService(dynamodb);
  const create = given(service);
  await create.project();
  await create.feature();
  await create.experiment('trial');
  service.clock.now = Date.now();
  await create.startExperiment('trial', Date.now() / 1000 + 86_400);
  const { accessKeyId } = await new DynamoDBClient(dynamodb.config).config.credentials();
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    // Those that the table was made with: DynamoDB Local gives each key tables of its own.
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'test',
    ACCOUNT_ID: account,
    TABLE_NAME: service.tableName,
    AWS_ENDPOINT_URL_DYNAMODB: await startBetween(String(dynamodb.config.endpoint)),
  });
  entries = {
    evaluation: await import('../../../lambdas/entry/evaluation.ts'),
    ingestion: await import('../../../lambdas/entry/ingestion.ts'),
  };
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  jest.spyOn(console, 'error').mockReturnValue(undefined);
});
afterAll(() => {
  jest.restoreAllMocks();
  between?.closeAllConnections();
  between?.close();
});

/** The answer, if there is one before Lambda ends the function. */
const call = async (entry: keyof typeof entries, name: OperationName, input: Record<string, unknown>) => {
  const { timeout } = functionRows[entry];
  let timer: NodeJS.Timeout | undefined;
  const ended = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${timeout} s`)), timeout * 1_000);
  });
  try {
    const { statusCode, body } = await Promise.race([entries[entry].handler(eventOf(name, input)), ended]);
    return { statusCode, ...(JSON.parse(body) as object) } as Members;
  } finally {
    clearTimeout(timer);
  }
};

const evaluation = { project: 'shop', feature: 'search', entityId: 'anna' };
const event = { timestamp: Date.now() / 1000, type: 'aws.evidently.custom', data: '{"user":"anna"}' };
const events = { project: 'shop', events: [event] };

describe('when DynamoDB does not answer any more', () => {
  it('evaluates by the rules it had, also when they are old and the assignment cannot be written', async () => {
    const before = await call('evaluation', 'EvaluateFeature', evaluation);
    expect(before).toMatchObject({ statusCode: 200, reason: 'EXPERIMENT_RULE_MATCH' });
    hangs = true;
    const started = performance.now();
    jest.spyOn(performance, 'now').mockImplementation(() => started + 10_000);
    expect(await call('evaluation', 'EvaluateFeature', evaluation)).toEqual(before);
  });

  it('answers events with the modelled error', async () => {
    const { statusCode, ...body } = await call('ingestion', 'PutProjectEvents', events);
    expect(statusCode).toBe(503);
    expect(body).toMatchObject({ message: expect.any(String) });
  }, 60_000);
});
