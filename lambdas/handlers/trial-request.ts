/**
 * What a change of a launch or an experiment is asked of, whichever operation asks.
 */
import type { Experiment } from '../../domain/lifecycle/experiment.ts';
import { type Launch, writtenStep } from '../../domain/lifecycle/launch.ts';
import type { Context } from './handler.ts';
import type { TrialRequest } from './trial.ts';

type LaunchOperation =
  | 'CreateLaunch'
  | 'UpdateLaunch'
  | 'StartLaunch'
  | 'StopLaunch'
  | 'DeleteLaunch'
  | 'TagResource'
  | 'UntagResource';

export const launchRequest = (
  { store, quotas }: Context,
  of: { readonly project: string; readonly name: string; readonly operation: LaunchOperation },
): TrialRequest<Launch> => ({
  ...of,
  type: 'launch',
  trials: store.launches,
  quotas: { total: quotas.launches, running: quotas.runningLaunches },
  shown: (launch) => ({ ...launch, stepInForce: writtenStep(launch) }),
});

type ExperimentOperation =
  | 'CreateExperiment'
  | 'UpdateExperiment'
  | 'StartExperiment'
  | 'StopExperiment'
  | 'DeleteExperiment'
  | 'TagResource'
  | 'UntagResource';

export const experimentRequest = (
  { store, quotas }: Context,
  of: { readonly project: string; readonly name: string; readonly operation: ExperimentOperation },
): TrialRequest<Experiment> => ({
  ...of,
  type: 'experiment',
  trials: store.experiments,
  quotas: { total: quotas.experiments, running: quotas.runningExperiments },
});
