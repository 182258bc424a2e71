/**
 * A deployment with many experiments that end in the same minute, and many more things that are due later.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { keys } from '../../lambdas/store/table/schema.ts';
import type { TestDynamoDB } from '../../test/support/dynamodb.ts';
import { openTestService, startTime, type TestService } from '../../test/support/in-process.ts';

type Engine = Pick<TestDynamoDB, 'config' | 'newTable'>;

const perProject = 50;
export const day = 86_400_000;
export const end = startTime + day;

/** Runs the works, so many at the same time. */
export const together = async (works: readonly (() => Promise<unknown>)[], parallel = 16): Promise<void> => {
  const waiting = works.values();
  const worker = async () => {
    for (const work of waiting) await work();
  };
  await Promise.all(Array.from({ length: parallel }, worker));
};

/** Experiments that end at times spread over the minute before `end`, 50 in each project, on a feature each. */
export const openTown = async (dynamodb: Engine, experiments: number): Promise<TestService> => {
  const service = await openTestService({ ...dynamodb, stop: () => undefined });
  const { ok } = service;
  const projects = Array.from({ length: Math.ceil(experiments / perProject) }, (_, index) => `p${index}`);
  await together(projects.map((name) => () => ok('CreateProject', { name })));
  // By number in the project, so that projects are made beside each other and do not contend for their counts.
  const all = Array.from({ length: experiments }, (_, index) => ({
    project: `p${index % projects.length}`,
    name: `e${Math.floor(index / projects.length)}`,
    ends: end - Math.floor((60_000 * index) / experiments),
  }));
  await together(all.map((one) => () => running(service, one)));
  return service;
};

interface Experiment {
  readonly project: string;
  readonly name: string;
  readonly ends: number;
}

const running = async ({ ok }: TestService, { project, name, ends }: Experiment): Promise<void> => {
  const variations = ['off', 'on'].map((value) => ({ name: value, value: { stringValue: value } }));
  await ok('CreateFeature', { project, name, variations });
  await ok('CreateExperiment', {
    project,
    name,
    treatments: variations.map((one) => ({ name: one.name, feature: name, variation: one.name })),
    metricGoals: [{ metricDefinition: { name: 'm', entityIdKey: 'id', valueKey: 'v' } }],
  });
  await ok('StartExperiment', { project, experiment: name, analysisCompleteTime: ends / 1000 });
};

/** Things that are due later, as far as the list of due items knows. */
export const addFuture = async ({ config }: Engine, tableName: string, count: number): Promise<void> => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(config));
  const items = Array.from({ length: count }, (_, index) => ({
    ...keys.due(end + 1 + index * 1_000, { type: 'launch', project: 'later', name: `l${index}` }),
    id: 'later',
  }));
  const batches = Array.from({ length: Math.ceil(count / 25) }, (_, index) => items.slice(index * 25, index * 25 + 25));
  await together(
    batches.map(
      (batch) => () =>
        client.send(
          new BatchWriteCommand({ RequestItems: { [tableName]: batch.map((Item) => ({ PutRequest: { Item } })) } }),
        ),
    ),
  );
  client.destroy();
};
