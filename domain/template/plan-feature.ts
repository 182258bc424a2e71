/**
 * Plans for features: one update, which adds, replaces and removes variations.
 */
import { callOn, type Plan } from './call.ts';
import { type ResourceChange, updatable, without } from './change.ts';
import type { Values } from './desired.ts';

export const planFeature = (change: ResourceChange): Partial<Plan> => {
  const { members, ...others } = updatable(without(change, 'variations'));
  const input = { ...members, ...variationsOf(change) };
  return { ...others, calls: Object.keys(input).length > 0 ? [callOn(change.desired, 'Update', input)] : [] };
};

/** All variations are sent, also those that stay, so that an error has the indexes of the desired state. */
const variationsOf = ({ members, actual }: ResourceChange): Values => {
  if (!Array.isArray(members.variations)) return {};
  const names = members.variations.map(({ name }) => name);
  const before = Array.isArray(actual.variations) ? actual.variations.map(({ name }) => name) : [];
  const removed = before.filter((name) => !names.includes(name));
  return {
    addOrUpdateVariations: members.variations,
    ...(removed.length > 0 ? { removeVariations: removed } : {}),
  };
};
