/**
 * What fuzz tests call: the service over a table of its own, with one resource of each kind, all named like the
 * samples of the contract. Writes that the table accepted are counted, so that a refusal can be held to none.
 */
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { OperationName } from '../../contract/index.ts';
import { allOperations } from '../../lambdas/functions/all-operations.ts';
import { dispatcher } from '../../lambdas/http/dispatch.ts';
import { countWrites } from '../support/count-writes.ts';
import { startDynamoDB } from '../support/dynamodb.ts';
import { eventOf, openTestService, startTime, type TestService } from '../support/in-process.ts';

export interface ObservedAnswer {
  readonly status: number;
  readonly error: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: fuzz tests look into answers of all shapes
  readonly body: any;
  /** Writes that the table accepted meanwhile. */
  readonly writes: number;
  /** What was reported, with stacks, for the message of a failed test. */
  readonly reports: string;
}

export interface FuzzTarget {
  readonly send: (event: APIGatewayProxyEvent) => Promise<ObservedAnswer>;
  /** Makes again what successful calls have deleted. */
  readonly rebuild: () => Promise<void>;
  /** All items of the table, by their keys. */
  readonly contents: () => Promise<Readonly<Record<string, unknown>>>;
  readonly stop: () => void;
}

/** The operations that have a handler. */
export const served = Object.keys(allOperations.handlers) as OperationName[];

export const openFuzzTarget = async (): Promise<FuzzTarget> => {
  const dynamodb = await startDynamoDB();
  const scanner = new DynamoDBClient(dynamodb.config);
  const { config, writes, stop } = countWrites(dynamodb.config);
  const opened = await openTestService({ ...dynamodb, config });
  const reports: string[] = [];
  const report = (message: string, details: Readonly<Record<string, unknown>>) =>
    void reports.push(`${message} ${(details.error as Error)?.stack ?? ''}`);
  const handle = dispatcher(allOperations, { ...opened.service, report });
  const send = async (event: APIGatewayProxyEvent): Promise<ObservedAnswer> => {
    const before = writes.count;
    reports.length = 0;
    const { statusCode, headers = {}, body } = await handle(event);
    return {
      status: statusCode,
      error: headers['x-amzn-ErrorType'] as string | undefined,
      body: bodyOf(body),
      writes: writes.count - before,
      reports: reports.join('\n'),
    };
  };
  await rebuild(opened);
  return {
    send,
    rebuild: () => rebuild(opened),
    contents: () => contents(scanner, opened.tableName),
    stop: () => {
      scanner.destroy();
      stop();
      dynamodb.stop();
    },
  };
};

/** The parsed body. An error of OFREP has its message and its reason by names of its own. */
const bodyOf = (text: string): ObservedAnswer['body'] => {
  const { errorCode, errorDetails, ...body } = text === '' ? {} : JSON.parse(text);
  if (errorCode === undefined) return body;
  return { ...body, message: errorDetails, reason: errorCode === 'PARSE_ERROR' ? 'cannotParse' : errorCode };
};

const contents = async (client: DynamoDBClient, TableName: string) => {
  const items: Record<string, unknown>[] = [];
  let start: Record<string, never> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey: start }));
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey as typeof start;
  } while (start);
  return Object.fromEntries(items.map((item) => [JSON.stringify([item.PK, item.SK]), item]));
};

const name = 'abcd';
const metricDefinition = { name, entityIdKey: 'user.id', valueKey: 'details.value' };
const variations = [name, 'b', 'c'].map((variation) => ({ name: variation, value: { stringValue: variation } }));
const armsOf = (feature: string) =>
  ['one', name].map((arm, nth) => ({ name: arm, feature, variation: ['b', name][nth] }));
const arms = armsOf(name);
const steps = [{ startTime: startTime / 1000, groupWeights: { one: 50_000, [name]: 50_000 } }];
const split = { controlTreatmentName: name, treatmentWeights: { one: 50_000, [name]: 50_000 } };
const at = { project: name };

/** A feature with a launch and an experiment that run, all of one name. */
const running = (on: string) =>
  [
    ['CreateFeature', { ...at, name: on, variations }],
    ['CreateLaunch', { ...at, name: on, groups: armsOf(on), scheduledSplitsConfig: { steps } }],
    ['StartLaunch', { ...at, launch: on }],
    ['CreateExperiment', { ...at, name: on, treatments: armsOf(on), metricGoals: [{ metricDefinition }] }],
    ['StartExperiment', { ...at, experiment: on, analysisCompleteTime: startTime / 1000 + 86_400 }],
  ] as const;

const world: readonly (readonly [OperationName, Readonly<Record<string, unknown>>])[] = [
  ['CreateProject', { name }],
  ['CreateProject', { name: 'p' }],
  ['CreateSegment', { name, pattern: '{"country":["NL"]}' }],
  ['CreateFeature', { ...at, name, variations }],
  ['CreateFeature', { ...at, name: '__proto__', variations }],
  ['CreateLaunch', { ...at, name, groups: arms, scheduledSplitsConfig: { steps } }],
  [
    'CreateExperiment',
    {
      ...at,
      name,
      treatments: arms,
      metricGoals: [{ metricDefinition }],
      samplingRate: 100_000,
      onlineAbConfig: split,
    },
  ],
  ...running('one'),
];

const rebuild = async ({ call, handle }: TestService): Promise<void> => {
  for (const [operation, input] of world) await call(operation, input);
  // The key of page tokens is made by the first that needs it, which must not count as a change.
  await handle(eventOf('ListProjects', { nextToken: 'x' }));
};
