import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { OperationName } from '../../../../contract/index.ts';
import { reportToStandardError } from '../../../../lambdas/entry/report.ts';
import { allOperations } from '../../../../lambdas/functions/all-operations.ts';
import { dispatcher } from '../../../../lambdas/http/dispatch.ts';
import { openStore } from '../../../../lambdas/store/store.ts';
import { settle } from '../../../../lambdas/time/settle.ts';
import { type Fault, injectFaults } from '../../../support/fault-injection.ts';
import { eventOf, startTime } from '../../../support/in-process.ts';
import { useDynamoDB, useSharedService } from '../../../support/use-service.ts';
import {
  account,
  experimentInput,
  given,
  hours,
  launchInput,
  type Members,
  segmentInput,
  variations,
} from '../../resources.ts';
import { scan } from '../../scan.ts';

const dynamodb = useDynamoDB();
const service = useSharedService(dynamodb);
beforeAll(async () => {
  const make = given(service);
  await make.project();
  await make.project('empty');
  await make.feature();
  await make.feature('unused');
  await make.segment('chrome');
  for (const name of ['draft', 'running']) {
    await make.launch(name);
    await make.experiment(name);
  }
  await make.startLaunch('running');
  await make.startExperiment('running', hours(5));
});

/** The same table through a connection with faults, with little patience for them. */
const callWith = (faultOf: (operation: string) => Fault | undefined, timeoutMs = 60) => {
  const { config } = injectFaults(dynamodb, faultOf);
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ ...config, maxAttempts: 2, retryStrategy: undefined as never }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
  const store = openStore({ client, tableName: service.tableName, timeoutMs, report: reportToStandardError });
  const reported: string[] = [];
  const report = (message: string) => reported.push(message);
  const handle = dispatcher(allOperations, {
    ...service.service,
    store,
    report,
    settle: async ({ now }) => {
      await settle({ store, now, report });
    },
  });
  return async (name: OperationName, input: Members) => {
    const { statusCode, headers, body } = await handle(eventOf(name, input));
    return { status: statusCode, error: headers?.['x-amzn-ErrorType'], body: JSON.parse(body), reported };
  };
};

const inShop = { project: 'shop' };
const changes: readonly (readonly [OperationName, Members])[] = [
  ['CreateProject', { name: 'new' }],
  ['UpdateProject', { ...inShop, description: 'x' }],
  ['UpdateProjectDataDelivery', { ...inShop, cloudWatchLogs: { logGroup: 'x' } }],
  ['DeleteProject', { project: 'empty' }],
  ['CreateFeature', { ...inShop, name: 'new', variations: variations('a') }],
  ['UpdateFeature', { ...inShop, feature: 'search', description: 'x' }],
  ['DeleteFeature', { ...inShop, feature: 'unused' }],
  ['CreateLaunch', launchInput('new')],
  ['UpdateLaunch', { ...inShop, launch: 'draft', description: 'x' }],
  ['StopLaunch', { ...inShop, launch: 'running' }],
  ['DeleteLaunch', { ...inShop, launch: 'draft' }],
  ['CreateExperiment', experimentInput('new', { segment: 'chrome' })],
  ['UpdateExperiment', { ...inShop, experiment: 'running', samplingRate: 1 }],
  ['StopExperiment', { ...inShop, experiment: 'running' }],
  ['DeleteExperiment', { ...inShop, experiment: 'draft' }],
  ['CreateSegment', segmentInput('new')],
  ['DeleteSegment', { segment: 'chrome' }],
  ['TagResource', { resourceArn: `${account}:segment/chrome`, tags: { a: 'b' } }],
  ['UntagResource', { resourceArn: `${account}:project/shop/launch/draft`, tagKeys: ['a'] }],
];
const reads: readonly (readonly [OperationName, Members])[] = [
  ['ListProjects', {}],
  ['GetLaunch', { ...inShop, launch: 'draft' }],
  ['ListSegmentReferences', { segment: 'chrome', type: 'LAUNCH' }],
  ['ListHistory', inShop],
];

it.each([
  ['conflicts that do not end', 'conflict', 'ThrottlingException'],
  ['a store that nobody reaches', 'refused', 'ServiceUnavailableException'],
  ['a store that does not answer in time', 'slow', 'ServiceUnavailableException'],
] as const)('%s: every change is refused, and nothing is written', async (_, fault, error) => {
  const before = await scan(dynamodb, service.tableName);
  const call = callWith((operation) => (operation === 'TransactWriteItems' ? fault : undefined));
  const answers = await Promise.all(changes.map(([operation, input]) => call(operation, input)));
  expect(answers.map((answer) => answer.error)).toEqual(changes.map(() => error));
  expect(await scan(dynamodb, service.tableName)).toEqual(before);
});

it.each(['refused', 'slow'] as const)('reads of a store that is %s are ServiceUnavailableException', async (fault) => {
  const call = callWith(() => fault);
  for (const answer of await Promise.all(reads.map(([operation, input]) => call(operation, input)))) {
    expect([answer.status, answer.error]).toEqual([503, 'ServiceUnavailableException']);
    expect(answer.reported).not.toEqual([]);
  }
});

it('an answer that is lost once is asked for again, and the change is made once', async () => {
  let lost = 0;
  const call = callWith((operation) => (operation === 'TransactWriteItems' && lost++ === 0 ? 'lost' : undefined));
  service.clock.now = startTime + 1_000;
  expect((await call('CreateProject', { name: 'once' })).status).toBe(200);
  expect(lost).toBe(2);
  const { history } = await service.ok('ListHistory', { project: 'once' });
  expect(history).toHaveLength(1);
});

it('a change that is said to be in progress, again and again, is made once', async () => {
  let left = 5;
  const call = callWith(
    (operation) => (operation === 'TransactWriteItems' && left-- > 0 ? 'inProgress' : undefined),
    10_000,
  );
  expect((await call('CreateProject', { name: 'slowly' })).status).toBe(200);
  expect((await service.ok('ListHistory', { project: 'slowly' })).history).toHaveLength(1);
});

it('nobody is told what is out of date when a transition cannot be written', async () => {
  const call = callWith((operation) => (operation === 'TransactWriteItems' ? 'conflict' : undefined));
  service.clock.now = startTime + 5 * 3_600_000;
  expect((await call('GetProject', { project: 'shop' })).error).toBe('ThrottlingException');
  expect((await service.ok('GetProject', { project: 'shop' })).project.activeExperimentCount).toBe(0);
});
