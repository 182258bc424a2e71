/**
 * Plans for projects, whose destination has an operation of its own.
 */
import { callOn, type Plan, type PlannedCall } from './call.ts';
import { type ResourceChange, updatable, without } from './change.ts';

export const planProject = (change: ResourceChange): Partial<Plan> => {
  const { members, ...others } = updatable(without(change, 'dataDelivery'));
  const update = Object.keys(members).length > 0 ? [callOn(change.desired, 'Update', members)] : [];
  return { ...others, calls: [...update, ...deliveryOf(change)] };
};

/** Without a destination nothing is delivered any more. */
const deliveryOf = ({ desired, members }: ResourceChange): PlannedCall[] =>
  'dataDelivery' in members
    ? [
        {
          operation: 'UpdateProjectDataDelivery',
          input: { project: desired.name, ...Object(members.dataDelivery) },
        },
      ]
    : [];
