import type { Experiment } from '../lifecycle/experiment.ts';

/** The experiment as it is at `now`, in milliseconds since the epoch: ended at its time, also before that is written down. */
export const experimentAt = (experiment: Experiment, now: number): Experiment => {
  const { status, analysisCompleteTime: end } = experiment;
  if (status !== 'RUNNING' || end === undefined || end > now) return experiment;
  return { ...experiment, status: 'COMPLETED', endedTime: end };
};

/** Whether an experiment ended when its start said it would: StopExperiment ends it when somebody has seen enough. */
export const endedAsPlanned = ({ endedTime, analysisCompleteTime }: Experiment): boolean =>
  endedTime !== undefined && endedTime === analysisCompleteTime;
