/**
 * Moments and distances in time as people read them. All are given epoch milliseconds, and the present where it matters.
 */

const LOCALE = 'en-GB';

const dayAndTime = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const withYear = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const second = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** `14:03:10`. */
export const timeOfDay = (time: number): string => second.format(time);

/** `12 Dec, 14:00`, with the year where it is another one. */
export const moment = (time: number, now: number): string =>
  (new Date(time).getFullYear() === new Date(now).getFullYear() ? dayAndTime : withYear).format(time);

const dayOnly = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short' });
const timeOnly = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' });

/** For an axis: `14:00`, and `12 Dec` where a day begins. */
export const shortMoment = (time: number): string => {
  const clock = timeOnly.format(time);
  return clock === '00:00' ? dayOnly.format(time) : clock;
};

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** `5 minutes ago`, `in 2 days`; `now` within a minute. */
export const ago = (time: number, now: number): string => {
  const difference = time - now;
  const [unit, length] = units.find(([, each]) => Math.abs(difference) >= each) ?? [];
  return unit && length ? relative.format(Math.round(difference / length), unit) : 'just now';
};

/** `13 days`, `2 hours`: a length without a direction. */
export const distance = (milliseconds: number): string => {
  const length = Math.abs(milliseconds);
  const [unit = 'minute', each = 60_000] = units.find(([, size]) => length >= size) ?? [];
  const many = Math.round(length / each);
  return `${many} ${unit}${many === 1 ? '' : 's'}`;
};
