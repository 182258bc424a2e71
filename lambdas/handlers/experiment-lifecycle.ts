/**
 * Start and stop of experiments.
 */
import {
  experimentSegments,
  experimentStartFaults,
  startExperiment as started,
  stopExperiment as stopped,
} from '../../domain/lifecycle/experiment.ts';
import { lifecycle } from '../../domain/lifecycle/state.ts';
import { changeTrial } from './change-trial.ts';
import { conflict } from './errors.ts';
import type { Handler } from './handler.ts';
import { featuresToStart, patternsOf } from './references.ts';
import { experimentRequest } from './trial-request.ts';

export const startExperiment: Handler<'StartExperiment'> = async (input, context) => {
  const { project, experiment: name, analysisCompleteTime } = input;
  const request = experimentRequest(context, { project, name, operation: 'StartExperiment' });
  const experiment = await changeTrial(context, request, async (before) => {
    if (lifecycle.experiment.start[before.status] !== 'done')
      throw conflict(
        context.deployment,
        { type: 'experiment', project: before.project, name },
        `Experiment ${name} is ${before.status} and cannot be started`,
      );
    return {
      after: started(before, analysisCompleteTime, context.now),
      features: await featuresToStart(context, {
        member: 'treatments',
        arms: before.treatments,
        faults: experimentStartFaults(before, analysisCompleteTime, context.now),
        starts: { type: 'experiment', project: before.project, name },
      }),
      patterns: await patternsOf(context, experimentSegments(before)),
    };
  });
  return { startedTime: experiment?.startedTime };
};

export const stopExperiment: Handler<'StopExperiment'> = async (input, context) => {
  const { project, experiment: name, desiredState, reason } = input;
  const request = experimentRequest(context, { project, name, operation: 'StopExperiment' });
  const experiment = await changeTrial(context, request, async (before) => {
    if (lifecycle.experiment.stop[before.status] !== 'done')
      throw conflict(
        context.deployment,
        { type: 'experiment', project: before.project, name },
        `Experiment ${name} is ${before.status} and cannot be stopped`,
      );
    return { after: stopped(before, { state: desiredState ?? 'COMPLETED', reason }, context.now) };
  });
  return { endedTime: experiment?.endedTime };
};
