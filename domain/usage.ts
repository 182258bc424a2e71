/**
 * How often features are evaluated. Hours are those of UTC. The latest hours of a feature lie in a ring, so that one
 * small item has them all.
 */

/** In milliseconds. */
export const HOUR = 3_600_000;
/**
 * Retention of usage, in milliseconds. The last evaluation of a feature stays longer than the numbers by hour, so that a feature that
 * nobody has evaluated for a year is known to be one.
 */
export const USAGE_RETENTION = { hour: 90 * 24 * HOUR, last: 400 * 24 * HOUR } as const;

/** The hours in the ring. */
export const RING_HOURS = 24;

/** The name under which evaluations of all features at once are counted. No feature can have it. */
export const ALL_FEATURES = '*';

/** Evaluations of a feature that served a variation. The time is that of the last, in milliseconds since the epoch. */
export interface Evaluations {
  readonly feature: string;
  readonly variation: string;
  readonly count: number;
  readonly time: number;
}

/** Returns the hour of a time, counted from the epoch. */
export const hourOf = (time: number): number => Math.floor(time / HOUR);

export const slotOf = (hour: number): number => hour % RING_HOURS;

/** Returns the slots that a ring must forget when `hour` becomes the newest, without that of the hour itself. */
export const forgottenSlots = (newest: number, hour: number): number[] => {
  const passed = Math.min(hour - newest - 1, RING_HOURS - 1);
  return Array.from({ length: passed }, (_, index) => slotOf(hour - 1 - index));
};
