// To which group or treatment an event belongs: the one that its entity was last served before it, within an hour.

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

/** Clocks differ, and clients cut times to whole seconds. */
const tolerance = 5 * 60_000;

/** The arm that an event of this time counts for; undefined when its entity had none then. */
export const armAt = (assignment: Assignment, time: number): string | undefined => {
  const { arm, since, until, previousArm, previousSince = Number.NaN, previousUntil = Number.NaN } = assignment;
  if (since - tolerance <= time && time <= until) return arm;
  return previousSince - tolerance <= time && time <= previousUntil ? previousArm : undefined;
};

/** How long after its end a launch or experiment still takes events that are dated before it, in milliseconds. */
export const lateness = 15 * 60_000;

/** From when to when a launch or experiment takes events; `ends` is absent while no end is known. */
export interface Span {
  readonly startedTime: number;
  readonly ends?: number | undefined;
}

/** Whether an event of `time` that arrives at `now` counts. */
export const takesEvent = (
  { startedTime, ends = Number.POSITIVE_INFINITY }: Span,
  time: number,
  now: number,
): boolean => startedTime <= time && time <= ends && now <= ends + lateness;
