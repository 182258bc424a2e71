/** Takes back one change of a resource: puts the members back that the change touched. */

import { countFixedSteps, type Launch, type Step } from './lifecycle/launch.ts';
import { same } from './same.ts';

type Members = Readonly<Record<string, unknown>>;

/** The members that a change touched, before and after it. */
export interface RecordedChange {
  readonly before?: unknown;
  readonly after?: unknown;
}

interface Reversal<Entity> {
  readonly reverted: Entity;
  /** The members that are no longer what the change left. */
  readonly moved: readonly string[];
}

/** Members that follow from others, or say what has happened. */
const derived = new Set(['id', 'lastUpdatedTime', 'stepInForce', 'stepsBegun', 'continuedAfter']);

/** Returns the entity with the members as they were before a change, and those that have changed again since. */
export const revertMembers = <Entity extends object>(entity: Entity, change: RecordedChange): Reversal<Entity> => {
  const [before, after] = [membersOf(change.before), membersOf(change.after)];
  const touched = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !derived.has(name));
  const current = membersOf(entity);
  const kept = Object.entries(current).filter(([name]) => !touched.includes(name));
  const put = touched.flatMap((name) => (Object.hasOwn(before, name) ? [[name, before[name]] as const] : []));
  return {
    reverted: Object.fromEntries([...kept, ...put]) as Entity,
    moved: touched.filter((name) => !same(current[name], after[name])),
  };
};

const membersOf = (value: unknown): Members => Object(value) as Members;

/**
 * Returns the steps by which a launch serves from now on what it would serve by the steps of before. Steps that have
 * begun cannot be taken back. Where they would be, what would be in force begins now as a step of its own.
 */
export const revertSteps = (launch: Launch, steps: readonly Step[], now: number): readonly Step[] => {
  const begun = launch.steps.slice(0, countFixedSteps(launch, now));
  const keepsBegun = same(begun, steps.slice(0, begun.length));
  if (launch.status !== 'RUNNING' || launch.heldSince !== undefined || keepsBegun) return steps;
  const inForce = steps.findLast(({ startTime }) => startTime <= now) ?? { groupWeights: {}, segmentOverrides: [] };
  const { groupWeights, segmentOverrides } = inForce;
  const again = { startTime: now, groupWeights, segmentOverrides };
  return [...begun, again, ...steps.filter(({ startTime }) => startTime > now)];
};
