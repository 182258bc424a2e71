/** When the trial of an exposure ended, as far as the rules say. */
import type { Exposure } from '../exposure/exposure.ts';
import type { SnapshotDocument } from './snapshot.ts';

/** Milliseconds since the epoch, in the future for an experiment that runs; undefined where the rules do not say. */
export const endedTimeIn = (
  { features }: Pick<SnapshotDocument, 'features'>,
  { feature, assignment }: Exposure,
): number | undefined => {
  const rules = features[feature];
  if (!rules || !assignment) return undefined;
  const { experiment, endedExperiment, launch, endedLaunch } = rules;
  if (assignment.type === 'experiment' && experiment?.id === assignment.id) return experiment.endTime;
  if (launch?.id === assignment.id) return undefined;
  const ended = assignment.type === 'experiment' ? endedExperiment : endedLaunch;
  return ended?.name === assignment.name ? ended.endedTime : undefined;
};
