/**
 * Resources that tests start from, made by the operations themselves. Times on the wire are epoch seconds.
 */
import type { TestDynamoDB } from '../support/dynamodb.ts';
import { startTime, type TestService } from '../support/in-process.ts';

export type Members = Readonly<Record<string, unknown>>;

/** The DynamoDB with the table of a service, so that another service opens the same. */
export const sameTable = (dynamodb: TestDynamoDB, { tableName }: TestService): TestDynamoDB => ({
  ...dynamodb,
  newTable: async () => tableName,
});

export const account = 'arn:aws:evidently:us-east-1:123456789012';

/** The wire's time, `hours` after the test's start. */
export const hours = (count: number): number => startTime / 1000 + count * 3_600;
export const days = (count: number): number => hours(count * 24);

export const variations = (...names: string[]) => names.map((name) => ({ name, value: { stringValue: name } }));

export const metric = (name: string, more: Members = {}) => ({
  metricDefinition: { name, entityIdKey: 'user.id', valueKey: `details.${name}`, ...more },
});

/** Groups or treatments: `arms({ a: 'off', b: 'on' })` names variations of the feature `search`. */
export const arms = (named: Readonly<Record<string, string>>, feature = 'search') =>
  Object.entries(named).map(([name, variation]) => ({ name, feature, variation }));

export const step = (startTime: number, groupWeights: Members, more: Members = {}) => ({
  startTime,
  groupWeights,
  ...more,
});

export const launchInput = (name: string, more: Members = {}) => ({
  project: 'shop',
  name,
  groups: arms({ a: 'off', b: 'on' }),
  scheduledSplitsConfig: { steps: [step(hours(0), { a: 50_000, b: 50_000 })] },
  ...more,
});

export const experimentInput = (name: string, more: Members = {}) => ({
  project: 'shop',
  name,
  treatments: arms({ a: 'off', b: 'on' }),
  metricGoals: [metric('price')],
  samplingRate: 100_000,
  ...more,
});

export const segmentInput = (name: string, more: Members = {}) => ({
  name,
  pattern: `{"segment":["${name}"]}`,
  ...more,
});

/** Creators over a service, in the project `shop` unless said otherwise. */
export const given = ({ ok }: Pick<TestService, 'ok'>) => ({
  project: async (name = 'shop', more: Members = {}) => (await ok('CreateProject', { name, ...more })).project,
  feature: async (name = 'search', more: Members = {}) =>
    (await ok('CreateFeature', { project: 'shop', name, variations: variations('off', 'on'), ...more })).feature,
  launch: async (name: string, more: Members = {}) => (await ok('CreateLaunch', launchInput(name, more))).launch,
  experiment: async (name: string, more: Members = {}) =>
    (await ok('CreateExperiment', experimentInput(name, more))).experiment,
  segment: async (name: string, more: Members = {}) => (await ok('CreateSegment', segmentInput(name, more))).segment,
  startLaunch: async (launch: string, project = 'shop') => (await ok('StartLaunch', { project, launch })).launch,
  startExperiment: (experiment: string, analysisCompleteTime: number, project = 'shop') =>
    ok('StartExperiment', { project, experiment, analysisCompleteTime }),
});
