/** Exposures that reach the service too late to count. */
import type { Exposure } from './exposure.ts';

/** A trial still takes what is dated before its end for this time after it, in milliseconds. */
const LATENESS = 15 * 60_000;
/** The service refuses events that are older, in milliseconds. */
const MAX_AGE = 14 * 24 * 60 * 60_000;

/**
 * Tells whether the service refuses the exposure at `now`, or counts it nowhere because its trial ended at `ended`.
 * Times are in milliseconds since the epoch; `ended` is undefined for a trial that runs or is not known.
 */
export const lateness = (
  { time }: Exposure,
  now: number,
  ended: number | undefined,
): 'refused' | 'uncounted' | 'none' => {
  if (time < now - MAX_AGE) return 'refused';
  return ended !== undefined && now > ended + LATENESS ? 'uncounted' : 'none';
};
