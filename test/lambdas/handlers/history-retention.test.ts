/**
 * History is kept for so many days: each record says when it goes, and one that is older is not shown, whoever wrote it.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expire } from '../../../local/dynamodb/expire.ts';
import { startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { given } from '../resources.ts';
import { scan } from '../scan.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb, { historyRetention: 30 });
const day = 86_400_000;
const operations = async (more: object = {}): Promise<string[]> =>
  (await service.ok('ListHistory', { project: 'shop', ...more })).history.map(
    ({ operation }: { operation: string }) => operation,
  );
const records = async () =>
  (await scan(dynamodb, service.tableName)).filter(({ PK, entity }) => `${PK}`.startsWith('H#') && entity);

beforeEach(async () => {
  const make = given(service);
  await make.project();
  service.clock.now += 10 * day;
  await make.feature('search');
});

it('keeps each record, and its copies, for as long as it is told', async () => {
  const expires = (await records()).map(({ expires: at }) => at);
  const [made, later] = [startTime + 30 * day, startTime + 40 * day].map((time) => time / 1000);
  expect(expires.sort()).toEqual([made, made, made, made, later, later]);
});

it('shows nothing that is older, and says that there is no more', async () => {
  expect(await operations()).toEqual(['CreateFeature', 'CreateProject']);
  service.clock.now = startTime + 30 * day - 1;
  expect(await operations()).toEqual(['CreateFeature', 'CreateProject']);
  service.clock.now = startTime + 30 * day;
  expect(await operations()).toEqual(['CreateFeature']);
  expect(await service.ok('ListHistory', { project: 'shop', maxResults: 1 })).toMatchObject({ history: [{}] });
  service.clock.now = startTime + 40 * day;
  expect(await operations()).toEqual([]);
  expect(await operations({ resource: 'feature/search' })).toEqual([]);
});

it('does not show what an earlier version wrote to stay', async () => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(dynamodb.config));
  for (const { PK, SK } of await records())
    await client.send(
      new UpdateCommand({ TableName: service.tableName, Key: { PK, SK }, UpdateExpression: 'REMOVE expires' }),
    );
  client.destroy();
  expect(await operations()).toEqual(['CreateFeature', 'CreateProject']);
  service.clock.now = startTime + 31 * day;
  expect(await operations()).toEqual(['CreateFeature']);
});

it('goes when it expires, by the clock of the local service', async () => {
  const client = new DynamoDBClient(dynamodb.config);
  await expire({ client, tableName: service.tableName, now: startTime + 30 * day });
  client.destroy();
  expect((await records()).map(({ entity }) => JSON.parse(entity as string).operation)).toEqual([
    'CreateFeature',
    'CreateFeature',
  ]);
});
