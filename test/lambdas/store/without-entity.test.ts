/**
 * Items without an entity: an invocation of an earlier version, under way while a deployment replaces it, counts in items
 * that have just been deleted. They are nothing, to every reader, and in nobody's way.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { OperationName } from '../../../contract/index.ts';
import { type Key, keys } from '../../../lambdas/store/table/schema.ts';
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';
import { given, type Members } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useSharedService(dynamodb);
beforeAll(async () => {
  const make = given(service);
  await make.project('shop');
  await make.feature('search');
  await make.segment('chrome');
  await make.launch('l');
  await make.experiment('e');
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(dynamodb.config));
  for (const { PK, SK } of ghosts)
    await client.send(
      new UpdateCommand({
        TableName: service.tableName,
        Key: { PK, SK },
        UpdateExpression: 'ADD #references :one',
        ExpressionAttributeNames: { '#references': 'references' },
        ExpressionAttributeValues: { ':one': -1 },
      }),
    );
  client.destroy();
});

const ghost = { project: 'shop', name: 'ghost' };
const ghosts: readonly Key[] = [
  keys.feature('shop', 'ghost'),
  keys.rules('shop', 'ghost'),
  keys.trial({ type: 'launch', project: 'shop', name: 'ghost' }),
  keys.trial({ type: 'experiment', project: 'shop', name: 'ghost' }),
  keys.byStatus({ ...ghost, type: 'launch', status: 'CREATED' }),
  keys.byStatus({ ...ghost, type: 'experiment', status: 'CREATED' }),
  keys.running({ ...ghost, type: 'experiment' }),
  keys.project('ghost'),
  keys.projectCounts('ghost'),
  keys.segment('ghost'),
  keys.segmentCounts('ghost'),
];

const shop = { project: 'shop' };

it.each<[OperationName, string, Members, string]>([
  ['ListFeatures', 'features', shop, 'search'],
  ['ListLaunches', 'launches', shop, 'l'],
  ['ListLaunches', 'launches', { ...shop, status: 'CREATED' }, 'l'],
  ['ListExperiments', 'experiments', shop, 'e'],
  ['ListExperiments', 'experiments', { ...shop, status: 'CREATED' }, 'e'],
  ['ListProjects', 'projects', {}, 'shop'],
  ['ListSegments', 'segments', {}, 'chrome'],
])('%s lists what there is: %s of %j', async (operation, items, input, name) => {
  const names = (await service.ok(operation, input))[items].map((one: Members) => one.name);
  expect(names).toEqual([name]);
});

it('ends a page at such an item, and goes on behind it', async () => {
  const page = await service.ok('ListFeatures', { ...shop, maxResults: 1 });
  expect(page.features).toEqual([]);
  const next = await service.ok('ListFeatures', { ...shop, maxResults: 1, nextToken: page.nextToken });
  expect(next.features).toMatchObject([{ name: 'search' }]);
});

it.each<[OperationName, Members]>([
  ['GetFeature', { ...shop, feature: 'ghost' }],
  ['UpdateFeature', { ...shop, feature: 'ghost', description: 'no' }],
  ['EvaluateFeature', { ...shop, feature: 'ghost', entityId: 'e' }],
  ['GetLaunch', { ...shop, launch: 'ghost' }],
  ['StartLaunch', { ...shop, launch: 'ghost' }],
  ['GetExperiment', { ...shop, experiment: 'ghost' }],
  ['DeleteExperiment', { ...shop, experiment: 'ghost' }],
  ['GetProject', { project: 'ghost' }],
  ['ListFeatures', { project: 'ghost' }],
  ['PutProjectEvents', { project: 'ghost', events: [{ timestamp: 1, type: 'aws.evidently.custom', data: '{}' }] }],
  ['GetSegment', { segment: 'ghost' }],
])('%s does not find it', async (operation, input) => {
  expect(await service.call(operation, input)).toMatchObject({ status: 404 });
});

it('takes events of the project beside it', async () => {
  const events = [{ timestamp: service.clock.now / 1000, type: 'aws.evidently.custom', data: '{}' }];
  expect(await service.ok('PutProjectEvents', { ...shop, events })).toMatchObject({ failedEventCount: 0 });
});

it('is replaced by what is made under its name', async () => {
  const make = given(service);
  await make.feature('ghost');
  await make.segment('ghost');
  await make.launch('ghost');
  await make.experiment('ghost');
  await make.project('ghost');
  for (const [operation, input] of [
    ['GetFeature', { ...shop, feature: 'ghost' }],
    ['GetSegment', { segment: 'ghost' }],
    ['GetLaunch', { ...shop, launch: 'ghost' }],
    ['GetExperiment', { ...shop, experiment: 'ghost' }],
    ['GetProject', { project: 'ghost' }],
  ] as const)
    expect(await service.call(operation, input)).toMatchObject({ status: 200 });
});
