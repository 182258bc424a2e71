/** Formats moments for sentences, in UTC, and says so. */

import { formatCountOf } from './number-text.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

const inUtc = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
const dayAndMonth = inUtc({ day: 'numeric', month: 'short' });
const wholeDate = inUtc({ day: 'numeric', month: 'short', year: 'numeric' });
const clock = inUtc({ hour: '2-digit', minute: '2-digit' });

/**
 * Formats the day of a time, with its year unless that is the year of `now`.
 *
 * @example formatDate(time, now); // '3 Nov'
 */
export const formatDate = (time: number, now: number): string =>
  (new Date(time).getUTCFullYear() === new Date(now).getUTCFullYear() ? dayAndMonth : wholeDate).format(time);

/** @example formatClock(time); // '14:05 UTC' */
export const formatClock = (time: number): string => `${clock.format(time)} UTC`;

/**
 * Formats a length of time in whole days, or in hours below one day.
 *
 * @example formatLength(9.4 * 86_400_000); // '9 days'
 */
export const formatLength = (length: number): string => {
  if (length >= DAY) return formatCountOf(Math.floor(length / DAY), 'day');
  return length >= HOUR ? formatCountOf(Math.floor(length / HOUR), 'hour') : 'less than an hour';
};
