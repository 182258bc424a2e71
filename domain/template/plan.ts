/**
 * Plans the calls that bring a resource from its actual state to the desired one. The plan for a state that is as
 * desired has no call. So a plan that was broken off is made again from where it came to, and a rollback is a plan like
 * any other.
 */
import type { Actual } from './actual.ts';
import { callOn, creationOf, type Identity, joinPlans, type Plan, type PlannedCall } from './call.ts';
import { changeOf, faultsOfChange, type ResourceChange } from './change.ts';
import type { Desired } from './desired.ts';
import { planFeature } from './plan-feature.ts';
import { planProject } from './plan-project.ts';
import { planTags } from './plan-tags.ts';
import { planRun, planTrial } from './plan-trial.ts';

/**
 * Plans from the actual state; undefined for a resource that does not exist. `now` is in epoch seconds. Faults and
 * warnings have paths of templates.
 */
export const planChange = (desired: Desired, actual: Actual | undefined, now: number): Plan => {
  if (!actual) return joinPlans({ calls: [creationOf(desired), ...planRun(desired, 'CREATED')] });
  return joinPlans(planMembers(changeOf(desired, actual), now), { calls: planTags(desired, actual) });
};

const planMembers = (change: ResourceChange, now: number): Partial<Plan> => {
  switch (change.desired.type) {
    case 'project':
      return planProject(change);
    case 'feature':
      return planFeature(change);
    case 'segment':
      return { faults: faultsOfChange(change, 'cannot change in a segment: give the segment a new name') };
    default:
      return planTrial(change, now);
  }
};

/** Says in the history of a trial why it was stopped. */
const STOP_REASON = 'deleted with its stack';

/** Plans the deletion; no call for a resource that does not exist. A running trial is stopped first. */
export const planDeletion = (identity: Identity, actual: Actual | undefined, reason = STOP_REASON): PlannedCall[] => {
  if (!actual) return [];
  const stop = callOn(identity, 'Stop', { desiredState: 'CANCELLED', reason });
  return [...(actual.status === 'RUNNING' ? [stop] : []), callOn(identity, 'Delete')];
};
