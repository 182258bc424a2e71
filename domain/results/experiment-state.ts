/** Derives the state of an experiment for people. Its status alone does not tell a result from a beginning. */

import type { Experiment } from '../lifecycle/experiment.ts';
import { hasEndedAsPlanned } from '../lifecycle/experiment.ts';

export type ExperimentState = 'DRAFT' | 'COLLECTING' | 'RUNNING' | 'FINAL' | 'STOPPED' | 'EXPIRED';

/** The retention of sums after the start, in milliseconds. */
const RESULTS_KEPT_FOR = 63 * 86_400_000;

/**
 * Returns the state at `now`, of an experiment as of then (`experimentAt`). It collects until a metric has enough data
 * for results; `hasResults` says whether one has.
 */
export const stateAt = (experiment: Experiment, hasResults: boolean, now: number): ExperimentState => {
  const { status, startedTime } = experiment;
  if (startedTime === undefined) return status === 'CREATED' ? 'DRAFT' : 'STOPPED';
  if (now > startedTime + RESULTS_KEPT_FOR) return 'EXPIRED';
  if (experiment.endedTime !== undefined) return hasEndedAsPlanned(experiment) ? 'FINAL' : 'STOPPED';
  return hasResults ? 'RUNNING' : 'COLLECTING';
};
