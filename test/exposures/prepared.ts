/**
 * The items of two projects with the same features, launch and experiment, just started. The service makes them once in
 * a process; each history has a table with a copy.
 */
import { BatchWriteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { arms, step } from '../lambdas/resources.ts';
import { startDynamoDB } from '../support/dynamodb.ts';
import { openTestService, startTime, type TestService } from '../support/in-process.ts';
import { type QuickClient, quickClient } from '../support/quick-client.ts';

const MINUTE = 60_000;

/** What happens in one by direct calls, happens in the other through what evaluates outside the service. */
export const projects = { direct: 'direct', outside: 'outside' } as const;

/** Attributes that put an entity into another group of the launch for as long as it has them. */
export const BETA = { beta: true };

export type TableItem = Readonly<Record<string, unknown>>;

export interface Prepared {
  readonly items: readonly TableItem[];
  /** The creation ids of the trials in each project. */
  readonly trialIds: Readonly<Record<keyof typeof projects, TrialIds>>;
}

export interface TrialIds {
  readonly launch: string;
  readonly experiment: string;
}

const made = new Map<boolean, Promise<Prepared>>();

/** `delivers` says whether the projects have a destination. The projects begin at {@link startTime}. */
export const preparedProjects = (delivers: boolean): Promise<Prepared> => {
  const known = made.get(delivers) ?? makeProjects(delivers);
  made.set(delivers, known);
  return known;
};

const makeProjects = async (delivers: boolean): Promise<Prepared> => {
  const dynamodb = await startDynamoDB();
  const client = quickClient(dynamodb);
  try {
    const service = await openTestService(dynamodb, { client });
    await service.ok('CreateSegment', { name: 'beta', pattern: '{"beta":[true]}' });
    for (const project of Object.values(projects)) await makeProject(service, project, delivers);
    const trialIds = { direct: await idsIn(service, projects.direct), outside: await idsIn(service, projects.outside) };
    await service.service.store.usage.flush();
    return { items: await itemsIn(client, service.tableName), trialIds };
  } finally {
    client.destroy();
    dynamodb.stop();
  }
};

/** All items of a table. */
export const itemsIn = async (client: QuickClient, TableName: string): Promise<TableItem[]> => {
  const items: TableItem[] = [];
  let ExclusiveStartKey: TableItem | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey }));
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items;
};

/** The most items of a call. */
const TOGETHER = 25;

export const putItems = async (client: QuickClient, table: string, items: readonly TableItem[]): Promise<void> => {
  for (let start = 0; start < items.length; start += TOGETHER) {
    const requests = items.slice(start, start + TOGETHER).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
  }
};

const idsIn = async ({ service: { store } }: TestService, project: string): Promise<TrialIds> => ({
  launch: (await store.launches.get(project, 'ramp'))?.entity.id ?? '',
  experiment: (await store.experiments.get(project, 'colour'))?.entity.id ?? '',
});

const metricDefinition = {
  name: 'price',
  entityIdKey: 'entityId',
  valueKey: 'value',
  eventPattern: '{"name":["bought"]}',
};

const at = (minutes: number): number => (startTime + minutes * MINUTE) / 1_000;

const makeProject = async (service: TestService, project: string, delivers: boolean): Promise<void> => {
  const { ok } = service;
  const destination = delivers ? { dataDelivery: { cloudWatchLogs: { logGroup: 'evaluations' } } } : {};
  await ok('CreateProject', { name: project, ...destination });
  const variations = ['off', 'on'].map((name) => ({ name, value: { stringValue: name } }));
  for (const name of ['search', 'title']) await ok('CreateFeature', { project, name, variations });
  await ok('CreateLaunch', { project, ...ramp });
  await ok('CreateExperiment', { project, ...colour });
  await ok('StartLaunch', { project, launch: 'ramp' });
  await ok('StartExperiment', { project, experiment: 'colour', analysisCompleteTime: at(300) });
};

const overrides = [{ segment: 'beta', evaluationOrder: 1, weights: { b: 100_000 } }];

const ramp = {
  name: 'ramp',
  groups: arms({ a: 'off', b: 'on' }),
  metricMonitors: [{ metricDefinition }],
  randomizationSalt: 'salt',
  scheduledSplitsConfig: {
    steps: [
      step(at(0), { a: 80_000, b: 10_000 }, { segmentOverrides: overrides }),
      step(at(47), { a: 50_000, b: 50_000 }, { segmentOverrides: overrides }),
      step(at(50), { a: 10_000, b: 90_000 }, { segmentOverrides: overrides }),
    ],
  },
};

const colour = {
  name: 'colour',
  treatments: arms({ a: 'off', b: 'on' }, 'title'),
  samplingRate: 70_000,
  randomizationSalt: 'salt',
  metricGoals: [{ metricDefinition }],
};
