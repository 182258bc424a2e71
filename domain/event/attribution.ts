/** Attributes an event to the arm that its entity was served last before it, within an hour. */

import { CLOCK_TOLERANCE } from '../clock-tolerance.ts';
import type { StepMark } from './launch-step.ts';

/** The arm that an entity was served last, and the one before. Times are in milliseconds since the epoch. */
export interface Assignment {
  readonly arm: string;
  /** The time of the first evaluation with this arm. */
  readonly since: number;
  /** One hour after the last evaluation with this arm. */
  readonly until: number;
  readonly previousArm?: string | undefined;
  readonly previousSince?: number | undefined;
  readonly previousUntil?: number | undefined;
  /** The service's time when it first assigned the entity. Absent in items of earlier versions. */
  readonly first?: number | undefined;
  /** For each step of a launch with an evaluation: the position of the group that the entity was given first in it. */
  readonly [mark: StepMark]: number | undefined;
}

/** An evaluation claims its entity's events for this time, in milliseconds. */
export const ATTRIBUTION_WINDOW = 3_600_000;

export interface ArmEvaluation {
  /** The name of the arm. */
  readonly arm: string;
  /** The time of the evaluation, in milliseconds since the epoch. */
  readonly time: number;
}

/**
 * Returns the assignment after one more evaluation, or undefined where the evaluation changes nothing. The evaluation
 * may be older than others in the assignment. Evaluations may come in any order unless an entity returns to an arm: an
 * assignment knows two intervals, and an interval of the same arm may already span the return.
 */
export const applyEvaluation = (assignment: Assignment, evaluation: ArmEvaluation): Assignment | undefined => {
  const { arm, time } = evaluation;
  const until = time + ATTRIBUTION_WINDOW;
  if (assignment.until <= until) {
    if (assignment.arm === arm) return { ...assignment, until };
    const { arm: previousArm, since: previousSince, until: previousUntil } = assignment;
    return { arm, since: time, until, previousArm, previousSince, previousUntil };
  }
  if (assignment.since <= time) return undefined;
  if (assignment.arm !== arm) return applyEarlierEvaluation(assignment, evaluation);
  const { previousSince = -Infinity } = assignment;
  return previousSince < time ? { ...assignment, since: time } : undefined;
};

/**
 * Applies an evaluation that is older than the current arm. It extends the previous arm, or replaces a previous arm
 * that ended earlier.
 */
const applyEarlierEvaluation = (assignment: Assignment, { arm, time }: ArmEvaluation): Assignment | undefined => {
  const until = time + ATTRIBUTION_WINDOW;
  const { previousArm, previousSince = time, previousUntil = -Infinity } = assignment;
  const isOfArm = previousArm === arm;
  if (previousUntil < until)
    return { ...assignment, previousArm: arm, previousSince: isOfArm ? previousSince : time, previousUntil: until };
  return isOfArm && time < previousSince ? { ...assignment, previousSince: time } : undefined;
};

/** Returns the arm that an event at `time` counts for, or undefined when the entity had no arm then. */
export const armAt = (assignment: Assignment, time: number): string | undefined => {
  const { arm, since, until, previousArm, previousSince = Number.NaN, previousUntil = Number.NaN } = assignment;
  if (since - CLOCK_TOLERANCE <= time && time <= until) return arm;
  return previousSince - CLOCK_TOLERANCE <= time && time <= previousUntil ? previousArm : undefined;
};

/** The earliest evaluation that the assignment knows, by the client's clock. */
const firstEvaluation = ({ since, previousSince = since }: Assignment): number => Math.min(since, previousSince);

/**
 * Returns the end of an entity's window by the service's clock. From then on the entity counts for the metric. It
 * follows from the moment at which the service counted the entity as assigned, which never changes.
 */
export const windowEndOf = (assignment: Assignment, window: number): number =>
  (assignment.first ?? firstEvaluation(assignment)) + window;

/**
 * Tells whether an event at `time` that arrives at `now` belongs to the entity's window of `window` milliseconds after
 * its first evaluation. Results with the entity begin when its window is over, so a later arrival is too late.
 */
export const isInWindow = (
  assignment: Assignment,
  window: number,
  { time, now }: { readonly time: number; readonly now: number },
): boolean => time <= firstEvaluation(assignment) + window && now <= windowEndOf(assignment, window) + LATENESS;

/** Returns the arm that the entity was served last at `time`, however long before; undefined before the first. */
export const lastArmAt = (
  { arm, since, previousArm, previousSince = Number.NaN }: Assignment,
  time: number,
): string | undefined => {
  if (since - CLOCK_TOLERANCE <= time) return arm;
  return previousSince - CLOCK_TOLERANCE <= time ? previousArm : undefined;
};

/** A trial still takes events that are dated before its end for this time after it, in milliseconds. */
export const LATENESS = 15 * 60_000;

/** The time in which a trial takes events. Times are in milliseconds since the epoch. */
export interface RunTime {
  readonly startedTime: number;
  /** The first step of a launch, if it comes after the start. The launch serves nobody before it. */
  readonly servesFrom?: number | undefined;
  /** Absent while the end is unknown. */
  readonly ends?: number | undefined;
}

/**
 * Returns the time that an event counts as when it arrives at `now`, or undefined when it does not count. An event that
 * is dated a little before the start counts as of the start, because the client's clock is behind.
 */
export const attributionTime = (
  { startedTime, servesFrom = startedTime, ends = Infinity }: RunTime,
  time: number,
  now: number,
): number | undefined => {
  const attributed = Math.max(time, servesFrom);
  return attributed - time <= CLOCK_TOLERANCE && attributed <= ends && now <= ends + LATENESS ? attributed : undefined;
};
