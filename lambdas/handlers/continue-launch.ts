/**
 * Continues a launch that a guard has held.
 */
import { launchSegments } from '../../domain/lifecycle/launch.ts';
import { releaseLaunch } from '../../domain/lifecycle/launch-hold.ts';
import { changeTrial, launchRequest } from './change-trial.ts';
import { conflict } from './errors.ts';
import type { Handler } from './handler.ts';
import { patternsOf } from './references.ts';
import { showLaunch } from './show-launch.ts';

export const continueLaunch: Handler<'ContinueLaunch'> = async (input, context) => {
  const { project, launch: name, reason, expectedVersion } = input;
  const request = launchRequest(context, { project, name, operation: 'ContinueLaunch', expectedVersion });
  const launch = await changeTrial(context, request, async ({ before: { entity: before } }) => {
    if (before.status !== 'RUNNING' || before.heldSince === undefined) {
      const resource = { type: 'launch', project: before.project, name } as const;
      throw conflict(context.deployment, resource, `Launch ${name} is ${before.status} and not held`);
    }
    return {
      after: releaseLaunch(before, reason, context.now),
      patterns: await patternsOf(context, launchSegments(before)),
    };
  });
  return { launch: await showLaunch(context, launch) };
};
