/**
 * What the load is about: an experiment and a launch that take everybody, and a feature for each of those who change things.
 */
import type { Caller, Request } from './call.ts';

export const project = '/projects/shop';
export const arms = ['a', 'b'] as const;
export type Arm = (typeof arms)[number];
export const managers = ['anna', 'ben', 'cleo'] as const;

/** The launch's metric and the experiment's, with the feature that each is measured on. */
export const trials = {
  experiment: { feature: 'banner', name: 'trial', key: 'revenue', member: 'treatment' },
  launch: { feature: 'search', name: 'rollout', key: 'seconds', member: 'group' },
} as const;
export type TrialType = keyof typeof trials;

const variations = arms.map((name) => ({ name, value: { stringValue: name } }));
export const armsOn = (feature: string) => arms.map((name) => ({ name, feature, variation: name }));
const metric = (key: string) => ({ metricDefinition: { name: key, entityIdKey: 'user', valueKey: key } });

const even = { a: 50_000, b: 50_000 };
const day = 86_400;

export const newFeature = (name: string): Request => ({
  name: 'CreateFeature',
  path: `${project}/features`,
  body: { name, variations },
});

export const makeResources = async ({ call }: Caller): Promise<void> => {
  const must = async (request: Request) => {
    const { status, body } = await call(request);
    if (status !== 200) throw new Error(`${request.name}: ${status} ${JSON.stringify(body)}`);
  };
  await must({ name: 'CreateProject', path: '/projects', body: { name: 'shop' } });
  for (const name of ['banner', 'search', ...managers]) await must(newFeature(name));
  const { experiment, launch } = trials;
  const treatments = armsOn(experiment.feature);
  const metricGoals = [{ ...metric(experiment.key), desiredChange: 'INCREASE' }];
  await must({
    name: 'CreateExperiment',
    path: `${project}/experiments`,
    body: { name: experiment.name, treatments, metricGoals },
  });
  const analysisCompleteTime = Date.now() / 1000 + day;
  await must({ name: 'StartExperiment', path: `${project}/experiments/trial/start`, body: { analysisCompleteTime } });
  const steps = [{ startTime: Date.now() / 1000 - 60, groupWeights: even }];
  await must({
    name: 'CreateLaunch',
    path: `${project}/launches`,
    body: {
      name: launch.name,
      groups: armsOn(launch.feature),
      metricMonitors: [metric(launch.key)],
      scheduledSplitsConfig: { steps },
    },
  });
  await must({ name: 'StartLaunch', path: `${project}/launches/rollout/start`, body: {} });
};
