/**
 * A sentence for clients about a clock that is not the system's.
 */
import type { Clock } from './clock.ts';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** Milliseconds of difference that no client notices. */
const NEGLIGIBLE = 1_000;

/** Returns undefined while the clock is the system's. */
export const clockNotice = (clock: Pick<Clock, 'now' | 'offset' | 'frozen'>): string | undefined => {
  const offset = clock.offset();
  if (!clock.frozen() && Math.abs(offset) < NEGLIGIBLE) return undefined;
  const how = clock.frozen() ? 'stands still' : `is ${lengthOf(offset)} ahead`;
  return `the clock ${how}, at ${new Date(clock.now()).toISOString()}: clients take their time from GET /_local/clock`;
};

/** The two largest units of a duration, such as `2 days 3 hours`. */
const lengthOf = (milliseconds: number): string => {
  let left = milliseconds;
  const parts = units.flatMap(([name, length]) => {
    const count = Math.floor(left / length);
    left -= count * length;
    return count > 0 ? [`${count} ${name}${count > 1 ? 's' : ''}`] : [];
  });
  return parts.slice(0, 2).join(' ');
};
