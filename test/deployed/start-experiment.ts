/**
 * An experiment of two variations in a project of its own, in which everyone takes part, half and half.
 */
import * as sdk from '@aws-sdk/client-evidently';
import type { Deployed } from './deployed.ts';

export interface TwoVariations {
  readonly project: string;
  readonly experiment: string;
  readonly feature: string;
  /** The control first. The treatments have the same names. */
  readonly variations: readonly [string, string];
  /** The metric and its value in events; `user` is the entity. */
  readonly metric: string;
  /** Milliseconds until its end. */
  readonly lasts: number;
}

export const startExperiment = async ({ client }: Deployed, what: TwoVariations): Promise<void> => {
  const { project, experiment, feature, metric, variations: names } = what;
  const [control, other] = names;
  const variations = names.map((name) => ({ name, value: { stringValue: name } }));
  await client.send(new sdk.CreateProjectCommand({ name: project }));
  await client.send(new sdk.CreateFeatureCommand({ project, name: feature, variations }));
  const metricDefinition = { name: metric, entityIdKey: 'user', valueKey: metric };
  await client.send(
    new sdk.CreateExperimentCommand({
      project,
      name: experiment,
      samplingRate: 100_000,
      treatments: names.map((name) => ({ name, feature, variation: name })),
      metricGoals: [{ metricDefinition, desiredChange: 'INCREASE' }],
      onlineAbConfig: { treatmentWeights: { [control]: 50_000, [other]: 50_000 }, controlTreatmentName: control },
    }),
  );
  const analysisCompleteTime = new Date(Date.now() + what.lasts);
  await client.send(new sdk.StartExperimentCommand({ project, experiment, analysisCompleteTime }));
};
