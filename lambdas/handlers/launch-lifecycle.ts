/**
 * Start and stop of launches.
 */
import { ServiceError } from '../../contract/errors.ts';
import {
  type Launch,
  launchSegments,
  launchStartFaults,
  startLaunch as started,
  stopLaunch as stopped,
} from '../../domain/lifecycle/launch.ts';
import { lifecycle } from '../../domain/lifecycle/state.ts';
import { changeTrial } from './change-trial.ts';
import { conflict } from './errors.ts';
import type { Handler } from './handler.ts';
import { featuresToStart, patternsOf } from './references.ts';
import { launchRequest } from './trial-request.ts';
import { launchView } from './view/launch.ts';

export const startLaunch: Handler<'StartLaunch'> = async ({ project, launch: name }, context) => {
  const request = launchRequest(context, { project, name, operation: 'StartLaunch' });
  const launch = await changeTrial(context, request, async (before) => {
    if (lifecycle.launch.start[before.status] !== 'done')
      throw conflict(
        context.deployment,
        { type: 'launch', project: before.project, name },
        `Launch ${name} is ${before.status} and cannot be started`,
      );
    return {
      after: started(before, context.now),
      features: await featuresToStart(context, {
        member: 'groups',
        arms: before.groups,
        faults: launchStartFaults(before),
        starts: { type: 'launch', project: before.project, name },
      }),
      patterns: await patternsOf(context, launchSegments(before)),
    };
  });
  return { launch: launchView(context.deployment, launch as Launch) };
};

export const stopLaunch: Handler<'StopLaunch'> = async ({ project, launch: name, desiredState, reason }, context) => {
  const request = launchRequest(context, { project, name, operation: 'StopLaunch' });
  const launch = await changeTrial(context, request, async (before) => {
    // The service model has no ConflictException for this operation.
    if (lifecycle.launch.stop[before.status] !== 'done')
      throw new ServiceError('ValidationException', 'Launch cannot be cancelled from current status', {
        reason: 'other',
      });
    return { after: stopped(before, { state: desiredState ?? 'COMPLETED', reason }, context.now) };
  });
  return { endedTime: launch?.endedTime };
};
