/**
 * A move of the clock: everything due on the way happens at its own time, the earliest first, and is counted.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { sweeper } from '../../lambdas/time/sweep.ts';
import { advance } from '../../local/advance.ts';
import { arms, days, given, step } from '../lambdas/resources.ts';
import { startDynamoDB, type TestDynamoDB } from '../support/dynamodb.ts';
import { openTestService, startTime, type TestService } from '../support/service.ts';
import { type TableView, viewTable } from './table.ts';

jest.setTimeout(20_000);

const day = 86_400_000;
const lookLength = 300_000;

let dynamodb: TestDynamoDB;
let service: TestService;
let table: TableView;
let happened: string[];
beforeAll(async () => {
  dynamodb = await startDynamoDB();
});
afterAll(() => dynamodb.stop());
afterEach(() => table.close());

const launch = async (name: string, ...at: number[]) => {
  await given(service).feature(name);
  const steps = at.map((time) => step(days(time), { a: 1 }));
  await given(service).launch(name, { groups: arms({ a: 'off', b: 'on' }, name), scheduledSplitsConfig: { steps } });
  await given(service).startLaunch(name);
};

beforeEach(async () => {
  service = await openTestService(dynamodb);
  table = viewTable(dynamodb, service);
  happened = [];
  await given(service).project();
  await launch('one', 1, 3, 5);
  await launch('two', 2, 4);
  await given(service).feature();
  await given(service).experiment('trial');
  await given(service).startExperiment('trial', days(3.5));
});

const { round } = Math;
const inDays = (time: number) => round(((time - startTime) / day) * 1_000) / 1_000;

/** Notes each sweep with its time and what it wrote, and each time that all was counted. */
const move = async (to: number) => {
  const { store } = service.service;
  const sweep = sweeper(service.service);
  const noted = async (now: number) => {
    const written = await sweep(now);
    happened.push(`${inDays(now)}: ${written}`);
    return written;
  };
  const drain = async () => void happened.push('counted');
  await advance({ store, sweep: noted, drain }, startTime, startTime + to * day);
};

const firstLook = inDays(Math.floor(startTime / lookLength) * lookLength + lookLength);
const counted = (...steps: string[]) => ['counted', ...steps.flatMap((one) => [one, 'counted'])];

it('goes from one to the next', async () => {
  await move(10);
  expect(happened).toEqual(counted(`${firstLook}: 0`, '1: 1', '2: 1', '3: 1', '3.5: 1', '4: 1', '5: 1', '10: 0'));
  expect(await table.due()).toEqual([]);
});

it('includes what is due at the very moment, and nothing after it', async () => {
  await move(2);
  expect(happened).toEqual(counted(`${firstLook}: 0`, '1: 1', '2: 1'));
  expect(await table.due()).toHaveLength(3);
});

it('keeps the order although something cannot be settled', async () => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(dynamodb.config));
  const { tableName } = service;
  for (const SK of ['000', `${String(startTime + day).padStart(15, '0')}#PLAN#x`])
    await client.send(new PutCommand({ TableName: tableName, Item: { PK: 'DUE', SK } }));
  client.destroy();
  await move(4);
  expect(happened).toEqual(counted(`${firstLook}: 0`, '1: 1', '2: 1', '3: 1', '3.5: 1', '4: 1'));
});
