/**
 * A launch that is held stays in the step in force: later steps wait. When it is continued, each of them begins as much
 * later as the launch was held.
 */

import { countFixedSteps, type Launch, type Step } from './launch.ts';

/** Returns a running launch after a guard has held it. `id` is that of the guard's finding. */
export const holdLaunch = (
  launch: Launch,
  { id, reason }: { readonly id: string; readonly reason: string },
  now: number,
): Launch => ({
  ...launch,
  heldSince: now,
  heldBy: id,
  statusReason: reason,
  lastUpdatedTime: now,
});

/** Returns a held launch after ContinueLaunch. The reason for which it was held is no longer its reason. */
export const releaseLaunch = (launch: Launch, reason: string | undefined, now: number): Launch => {
  const { heldSince = now, statusReason: _, ...rest } = launch;
  const begun = countFixedSteps(launch, now);
  const move = (step: Step): Step => ({
    ...step,
    startTime: step.startTime + now - heldSince,
    earlierTimes: [...(step.earlierTimes ?? []), step.startTime],
  });
  return {
    ...rest,
    ...(reason === undefined ? {} : { statusReason: reason }),
    steps: launch.steps.map((step, index) => (index < begun ? step : move(step))),
    continuedAfter: begun,
    lastUpdatedTime: now,
  };
};
