/** The experiment that the checks of keys evaluate. */
import type { TestService } from '../support/in-process.ts';

const DAY = 86_400_000;

/** A project with a feature and an experiment on it, which ends in a month less a day. */
export const makeExperiment = async ({ ok, clock }: TestService, project: string): Promise<void> => {
  await ok('CreateProject', { name: project });
  const variations = ['old', 'new'].map((name) => ({ name, value: { stringValue: name } }));
  await ok('CreateFeature', { project, name: 'search', variations });
  const treatments = ['old', 'new'].map((name) => ({ name, feature: 'search', variation: name }));
  const metricGoals = [{ metricDefinition: { name: 'clicks', entityIdKey: 'user', valueKey: 'clicks' } }];
  await ok('CreateExperiment', { project, name: 'test', treatments, metricGoals, samplingRate: 100_000 });
  const analysisCompleteTime = (clock.now + 29 * DAY) / 1_000;
  await ok('StartExperiment', { project, experiment: 'test', analysisCompleteTime });
};
