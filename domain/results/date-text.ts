/** Formats moments for sentences, in UTC, and says so. */

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
 * @example dateText(time, now); // '3 Nov'
 */
export const dateText = (time: number, now: number): string =>
  (new Date(time).getUTCFullYear() === new Date(now).getUTCFullYear() ? dayAndMonth : wholeDate).format(time);

/** @example clockText(time); // '14:05 UTC' */
export const clockText = (time: number): string => `${clock.format(time)} UTC`;

/**
 * Formats a length of time in whole days, or in hours below one day.
 *
 * @example lengthText(9.4 * 86_400_000); // '9 days'
 */
export const lengthText = (length: number): string => {
  if (length >= DAY) return counted(Math.floor(length / DAY), 'day');
  return length >= HOUR ? counted(Math.floor(length / HOUR), 'hour') : 'less than an hour';
};

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
