/**
 * Reads requests that move the clock: `{"advanceSeconds": n}` or `{"now": "<ISO 8601>"}`, either with `"frozen"`, or
 * `"frozen"` alone.
 */
import type { ClockMove } from './clock.ts';

/** The last day that ISO 8601 writes with four digits for the year. */
const END_OF_TIME = Date.UTC(9999, 11, 31);
const members = ['advanceSeconds', 'now', 'frozen'];
const isoTime = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * @param now the clock's time, epoch milliseconds.
 * @returns the move, or a sentence about the problem.
 */
export const clockMoveOf = (body: string, now: number): ClockMove | string => {
  const request = objectOf(body);
  if (!request) return 'The body must be a JSON object.';
  const unknown = Object.keys(request).find((name) => !members.includes(name));
  if (unknown !== undefined) return `There is no member '${unknown}'; use advanceSeconds or now, and frozen.`;
  const { frozen } = request;
  if (frozen !== undefined && typeof frozen !== 'boolean') return 'frozen must be true or false.';
  const to = targetOf(request, now);
  if (typeof to === 'string') return to;
  if (to === undefined && frozen === undefined) return 'One of advanceSeconds, now and frozen must be given.';
  return { ...(to !== undefined && { to }), ...(frozen !== undefined && { frozen }) };
};

const objectOf = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};

const targetOf = ({ advanceSeconds, now: time }: Record<string, unknown>, now: number): number | string | undefined => {
  if (advanceSeconds === undefined && time === undefined) return undefined;
  if (advanceSeconds !== undefined && time !== undefined) return 'advanceSeconds and now exclude each other.';
  const to = time === undefined ? now + secondsOf(advanceSeconds) : timeOf(time);
  if (Number.isNaN(to)) return 'advanceSeconds must be a number of seconds, now a time like 2030-01-31T12:00:00Z.';
  if (to < now) return `The clock never goes back; it is ${new Date(now).toISOString()} already.`;
  if (to > END_OF_TIME) return 'The clock ends with the year 9999.';
  return to;
};

const secondsOf = (value: unknown): number => (typeof value === 'number' ? Math.round(value * 1000) : Number.NaN);

/** Date.parse takes 31 February for 3 March, so the day is checked by itself. */
const timeOf = (value: unknown): number => {
  const [text, day = ''] = (typeof value === 'string' && isoTime.exec(value)) || [];
  if (text === undefined || Number.isNaN(Date.parse(day)) || !new Date(day).toISOString().startsWith(day))
    return Number.NaN;
  return Date.parse(text);
};
