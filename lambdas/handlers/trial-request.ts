/**
 * What a change of a launch or an experiment is asked of, whichever operation asks.
 */
import type { Experiment } from '../../domain/lifecycle/experiment.ts';
import { type Launch, writtenStep } from '../../domain/lifecycle/launch.ts';
import type { TrialRequest } from './change-trial.ts';
import type { Context } from './handler.ts';

type Asked<Entity extends Launch | Experiment> = Pick<TrialRequest<Entity>, 'project' | 'name' | 'operation'>;

export const launchRequest = ({ store, quotas }: Context, asked: Asked<Launch>): TrialRequest<Launch> => ({
  ...asked,
  type: 'launch',
  trials: store.launches,
  quotas: { total: quotas.launches, running: quotas.runningLaunches },
  shown: (launch) => ({ ...launch, stepInForce: writtenStep(launch) }),
});

export const experimentRequest = ({ store, quotas }: Context, asked: Asked<Experiment>): TrialRequest<Experiment> => ({
  ...asked,
  type: 'experiment',
  trials: store.experiments,
  quotas: { total: quotas.experiments, running: quotas.runningExperiments },
});
