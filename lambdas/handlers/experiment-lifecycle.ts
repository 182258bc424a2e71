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
import { conflict } from './failure.ts';
import type { Handler } from './handler.ts';
import { featureVersions, patternsOf } from './references.ts';
import { changeTrial } from './trial.ts';
import { experimentRequest } from './trial-request.ts';

export const startExperiment: Handler<'StartExperiment'> = async (input, context) => {
  const { project, experiment: name, analysisCompleteTime } = input;
  const request = experimentRequest(context, { project, name, operation: 'StartExperiment' });
  const experiment = await changeTrial(context, request, async (before) => {
    if (lifecycle.experiment.start[before.status] !== 'done')
      throw conflict(`Experiment ${name} is ${before.status} and cannot be started`, { type: 'experiment', name });
    return {
      after: started(before, analysisCompleteTime, context.now),
      features: await featureVersions(context, {
        project: before.project,
        member: 'treatments',
        arms: before.treatments,
        faults: experimentStartFaults(before, analysisCompleteTime, context.now),
        starts: { type: 'experiment', name },
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
      throw conflict(`Experiment ${name} is ${before.status} and cannot be stopped`, { type: 'experiment', name });
    return { after: stopped(before, { state: desiredState ?? 'COMPLETED', reason }, context.now) };
  });
  return { endedTime: experiment?.endedTime };
};
