// To which group or treatment an event belongs: the one that its entity was last served before it, within an hour.

import { clockTolerance } from '../clock-tolerance.ts';

/** What an entity was served, and before that; times in milliseconds since the epoch. */
export interface Assignment {
  readonly arm: string;
  /** The first evaluation that gave this arm. */
  readonly since: number;
  /** An hour after the last. */
  readonly until: number;
  readonly previousArm?: string | undefined;
  readonly previousSince?: number | undefined;
  readonly previousUntil?: number | undefined;
}

/** How long an entity's events belong to what it was served last, in milliseconds. */
export const servedFor = 3_600_000;

export interface Evaluated {
  /** The name of the group or the treatment. */
  readonly arm: string;
  /** When it was evaluated, in milliseconds since the epoch. */
  readonly time: number;
}

/**
 * What an assignment becomes by one more evaluation, which may have happened before others that are in it; undefined where
 * nothing is to be kept of it. The order in which evaluations come does not matter unless an entity returns to an arm: an assignment
 * knows two intervals, and one of the same arm may have been widened over the return already.
 */
export const withEvaluation = (assignment: Assignment, evaluated: Evaluated): Assignment | undefined => {
  const { arm, time } = evaluated;
  const until = time + servedFor;
  if (assignment.until <= until) {
    if (assignment.arm === arm) return { ...assignment, until };
    const { arm: previousArm, since: previousSince, until: previousUntil } = assignment;
    return { arm, since: time, until, previousArm, previousSince, previousUntil };
  }
  if (assignment.since <= time) return undefined;
  if (assignment.arm !== arm) return withEvaluationBefore(assignment, evaluated);
  const { previousSince = Number.NEGATIVE_INFINITY } = assignment;
  return previousSince < time ? { ...assignment, since: time } : undefined;
};

/** The same for an evaluation from before all of the arm that came since: of the one before, or later than it and so in its place. */
const withEvaluationBefore = (assignment: Assignment, { arm, time }: Evaluated): Assignment | undefined => {
  const until = time + servedFor;
  const { previousArm, previousSince = time, previousUntil = Number.NEGATIVE_INFINITY } = assignment;
  const isOfArm = previousArm === arm;
  if (previousUntil < until)
    return { ...assignment, previousArm: arm, previousSince: isOfArm ? previousSince : time, previousUntil: until };
  return isOfArm && time < previousSince ? { ...assignment, previousSince: time } : undefined;
};

/** The arm that an event of this time counts for; undefined when its entity had none then. */
export const armAt = (assignment: Assignment, time: number): string | undefined => {
  const { arm, since, until, previousArm, previousSince = Number.NaN, previousUntil = Number.NaN } = assignment;
  if (since - clockTolerance <= time && time <= until) return arm;
  return previousSince - clockTolerance <= time && time <= previousUntil ? previousArm : undefined;
};

/** How long after its end a launch or experiment still takes events that are dated before it, in milliseconds. */
export const lateness = 15 * 60_000;

/** From when to when a launch or experiment takes events; times in milliseconds since the epoch. */
export interface RunTime {
  readonly startedTime: number;
  /** The first step of a launch that comes after its start; nobody is served before it. */
  readonly servesFrom?: number | undefined;
  /** Absent while no end is known. */
  readonly ends?: number | undefined;
}

/**
 * The time that an event of `time` counts as when it arrives at `now`; undefined when it does not count. One that is dated a
 * little before the start happened after it by a clock that is right, and counts as of the start.
 */
export const timeWithin = (
  { startedTime, servesFrom = startedTime, ends = Number.POSITIVE_INFINITY }: RunTime,
  time: number,
  now: number,
): number | undefined => {
  const counted = Math.max(time, servesFrom);
  return counted - time <= clockTolerance && counted <= ends && now <= ends + lateness ? counted : undefined;
};
