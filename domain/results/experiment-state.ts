// Where an experiment stands, for people: its status alone does not tell a result from a beginning.

import type { Experiment } from '../lifecycle/experiment.ts';
import { hasEndedAsPlanned } from '../lifecycle/experiment.ts';

export type ExperimentState = 'DRAFT' | 'COLLECTING' | 'RUNNING' | 'FINAL' | 'STOPPED' | 'EXPIRED';

/** Sums are kept for so long after the start, in milliseconds. */
const RESULTS_KEPT_FOR = 63 * 86_400_000;

/**
 * The state at `now`, of an experiment as it is then (`experimentAt`). It collects until a metric has what its results need;
 * `hasResults` says whether one has.
 */
export const stateAt = (experiment: Experiment, hasResults: boolean, now: number): ExperimentState => {
  const { status, startedTime } = experiment;
  if (startedTime === undefined) return status === 'CREATED' ? 'DRAFT' : 'STOPPED';
  if (now > startedTime + RESULTS_KEPT_FOR) return 'EXPIRED';
  if (experiment.endedTime !== undefined) return hasEndedAsPlanned(experiment) ? 'FINAL' : 'STOPPED';
  return hasResults ? 'RUNNING' : 'COLLECTING';
};
