/**
 * The comparison: all that the service tells and keeps, beside what the reference says.
 */
import type { ServiceEvent } from '../../lambdas/stream/service-event.ts';
import { dueIn, firstFeatures, type Model, pass, served } from './model.ts';
import type { Real } from './real.ts';

const shop = { project: 'shop' };

export const check = async (model: Model, real: Real): Promise<void> => {
  expect(await servedBy(real)).toEqual(firstFeatures.map((feature) => served(model, feature)));
  pass(model);
  await real.sweep(1);
  expect(await servedBy(real)).toEqual(firstFeatures.map((feature) => served(model, feature)));
  expect(await real.table.due()).toEqual(dueIn(model));
  expect(await told(real)).toEqual(wanted(model));
  const events = await real.table.events(real.projectId);
  expect(events.map(lineOf).sort()).toEqual([...model.events].sort());
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  expect(await real.violations()).toEqual([]);
};

const servedBy = ({ ask }: Real): Promise<string[]> =>
  Promise.all(
    firstFeatures.map(async (feature) => {
      const { status, body } = await ask('EvaluateFeature', { ...shop, feature, entityId: 'me' });
      if (status === 404) return 'nothing';
      const { variation, reason, details } = body;
      const { launch, experiment } = JSON.parse(details);
      return `${variation} ${reason} ${launch ?? experiment ?? ''}`;
    }),
  );

interface Told {
  readonly name: string;
  readonly status: string;
  readonly execution?: { readonly startedTime: number; readonly endedTime?: number };
}

interface ToldFeature {
  readonly name: string;
  readonly evaluationRules: readonly { readonly name: string }[];
}

const row = ({ name, status, execution }: Told): string =>
  [name, status, execution?.startedTime, execution?.endedTime].join(' ');

const overrideCount = async (ok: Real['ok'], feature: string): Promise<number> =>
  Object.keys((await ok('GetFeature', { ...shop, feature })).feature.entityOverrides).length;

const states = ['CREATED', 'RUNNING', 'COMPLETED', 'CANCELLED'];
const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

/** What Get and List tell, and the counts. */
const told = async ({ ok }: Real) => {
  const launches = (await ok('ListLaunches', shop)).launches as Told[];
  const experiments = (await ok('ListExperiments', shop)).experiments as Told[];
  const features = (await ok('ListFeatures', shop)).features as ToldFeature[];
  const { project } = await ok('GetProject', shop);
  const filtered = async (status: string) => [
    ...(await ok('ListLaunches', { ...shop, status })).launches.map(({ name }: Told) => name),
    ...(await ok('ListExperiments', { ...shop, status })).experiments.map(({ name }: Told) => name),
  ];
  const overrides = await Promise.all(features.map(({ name }) => overrideCount(ok, name)));
  return {
    rows: [...launches, ...experiments].map(row),
    overrides,
    features: features.map(({ name, evaluationRules }) =>
      [name, ...evaluationRules.map((rule) => rule.name)].join(' '),
    ),
    filtered: await Promise.all(states.map(filtered)),
    counts: [
      project.featureCount,
      project.launchCount,
      project.activeLaunchCount,
      project.experimentCount,
      project.activeExperimentCount,
    ],
  };
};

const wanted = ({ features, overrideCounts, launches, experiments }: Model) => {
  const all = [...[...launches.values()].sort(byName), ...[...experiments.values()].sort(byName)];
  const count = (type: string, status?: string) =>
    all.filter((trial) => trial.type === type && (status === undefined || trial.status === status)).length;
  const running = (feature: string) =>
    all.filter((trial) => trial.feature === feature && trial.status === 'RUNNING').map(({ name }) => name);
  const seconds = (time?: number) => (time === undefined ? undefined : time / 1000);
  return {
    rows: all.map(({ name, status, started, ended }) => [name, status, seconds(started), seconds(ended)].join(' ')),
    filtered: states.map((status) => all.filter((trial) => trial.status === status).map(({ name }) => name)),
    overrides: [...features.keys()].sort().map((feature) => overrideCounts.get(feature) ?? 0),
    features: [...features.keys()].sort().map((feature) => [feature, ...running(feature)].join(' ')),
    counts: [
      features.size,
      count('launch'),
      count('launch', 'RUNNING'),
      count('experiment'),
      count('experiment', 'RUNNING'),
    ],
  };
};

const lineOf = ({ 'detail-type': type, time, detail }: ServiceEvent): string => {
  // biome-ignore lint/suspicious/noExplicitAny: details of all types
  const { launch, experiment, requestParameters, ...more } = detail as any;
  const { name = requestParameters?.launch ?? requestParameters?.experiment ?? requestParameters?.feature } =
    requestParameters ?? {};
  const resource = type.replace('Evidently ', '');
  return [time, resource, launch ?? experiment ?? name, ...wordsOf(more)].join(' ');
};

// biome-ignore lint/suspicious/noExplicitAny: details of all types
const wordsOf = ({ eventName, change, step, steps, previousStatus, status, ...more }: any): unknown[] => {
  if (eventName) return [eventName];
  if (change === 'STEP_BEGAN') return [change, step.startTime, JSON.stringify(step.groupWeights)];
  if (change) return [change, steps.length];
  return status ? [`${previousStatus}-${status}`] : [`${more.previousSamplingRate}-${more.samplingRate}`];
};
