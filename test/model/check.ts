/**
 * The comparison: all that the service tells and keeps, beside what the reference says.
 */
import type { ServiceEvent } from '../../lambdas/stream/outbox.ts';
import { dueIn, type Model, pass, served } from './model.ts';
import { features, type Real } from './real.ts';

const shop = { project: 'shop' };

export const check = async (model: Model, real: Real): Promise<void> => {
  expect(await servedBy(real)).toEqual(features.map((feature) => served(model, feature)));
  pass(model);
  await real.sweep(1);
  expect(await servedBy(real)).toEqual(features.map((feature) => served(model, feature)));
  expect(await real.table.due()).toEqual(dueIn(model));
  expect(await told(real)).toEqual(wanted(model));
  const events = await real.table.events(real.projectId);
  expect(
    events
      .map(lineOf)
      .filter((line) => !isSetUp(line))
      .sort(),
  ).toEqual([...model.events].sort());
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  expect(await real.violations()).toEqual([]);
};

const servedBy = ({ ok }: Real): Promise<string[]> =>
  Promise.all(
    features.map(async (feature) => {
      const { variation, reason, details } = await ok('EvaluateFeature', { ...shop, feature, entityId: 'me' });
      const { launch, experiment } = JSON.parse(details);
      return `${variation} ${reason} ${launch ?? experiment ?? ''}`;
    }),
  );

interface Told {
  readonly name: string;
  readonly status: string;
  readonly execution?: { readonly startedTime: number; readonly endedTime?: number };
}

const row = ({ name, status, execution }: Told): string =>
  [name, status, execution?.startedTime, execution?.endedTime].join(' ');

const states = ['CREATED', 'RUNNING', 'COMPLETED', 'CANCELLED'];
const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

/** What Get and List tell, and the counts. */
const told = async ({ ok }: Real) => {
  const launches = (await ok('ListLaunches', shop)).launches as Told[];
  const experiments = (await ok('ListExperiments', shop)).experiments as Told[];
  const { project } = await ok('GetProject', shop);
  const filtered = async (status: string) => [
    ...(await ok('ListLaunches', { ...shop, status })).launches.map(({ name }: Told) => name),
    ...(await ok('ListExperiments', { ...shop, status })).experiments.map(({ name }: Told) => name),
  ];
  return {
    rows: [...launches, ...experiments].map(row),
    filtered: await Promise.all(states.map(filtered)),
    counts: [project.launchCount, project.activeLaunchCount, project.experimentCount, project.activeExperimentCount],
  };
};

const wanted = ({ launches, experiments }: Model) => {
  const all = [...[...launches.values()].sort(byName), ...[...experiments.values()].sort(byName)];
  const count = (kind: string, status?: string) =>
    all.filter((trial) => trial.kind === kind && (status === undefined || trial.status === status)).length;
  const seconds = (time?: number) => (time === undefined ? undefined : time / 1000);
  return {
    rows: all.map(({ name, status, started, ended }) => [name, status, seconds(started), seconds(ended)].join(' ')),
    filtered: states.map((status) => all.filter((trial) => trial.status === status).map(({ name }) => name)),
    counts: [count('launch'), count('launch', 'RUNNING'), count('experiment'), count('experiment', 'RUNNING')],
  };
};

const isSetUp = (line: string): boolean => /API Call \S+ Create(Project|Feature)$/.test(line);

const lineOf = ({ 'detail-type': type, time, detail }: ServiceEvent): string => {
  // biome-ignore lint/suspicious/noExplicitAny: details of all types
  const { launch, experiment, requestParameters, ...more } = detail as any;
  const { name = requestParameters?.launch ?? requestParameters?.experiment } = requestParameters ?? {};
  const kind = type.replace('Evidently ', '');
  return [time, kind, launch ?? experiment ?? name, ...wordsOf(more)].join(' ');
};

// biome-ignore lint/suspicious/noExplicitAny: details of all types
const wordsOf = ({ eventName, change, step, steps, previousStatus, status, ...more }: any): unknown[] => {
  if (eventName) return [eventName];
  if (change === 'STEP_BEGAN') return [change, step.startTime, JSON.stringify(step.groupWeights)];
  if (change) return [change, steps.length];
  return status ? [`${previousStatus}-${status}`] : [`${more.previousSamplingRate}-${more.samplingRate}`];
};
