import type { Experiment } from '../lifecycle/experiment.ts';

/**
 * Returns the experiment as of `now`, in milliseconds since the epoch. It counts as ended from its end on, even before
 * the end is written.
 */
export const experimentAt = (experiment: Experiment, now: number): Experiment => {
  const { status, analysisCompleteTime: end } = experiment;
  if (status !== 'RUNNING' || end === undefined || end > now) return experiment;
  return { ...experiment, status: 'COMPLETED', endedTime: end };
};

/**
 * Tells whether an experiment ended at the time that its start set. StopExperiment ends it earlier, when somebody has
 * seen enough.
 */
export const hasEndedAsPlanned = ({ endedTime, analysisCompleteTime }: Experiment): boolean =>
  endedTime !== undefined && endedTime === analysisCompleteTime;
