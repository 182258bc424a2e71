/**
 * Times of the viewer's zone as fields have them (`2026-03-29T02:30`), and what they are in UTC. A clock that goes
 * forward leaves out some of them.
 */

/** `2026-03-29T02:30` in the viewer's zone. @param time epoch milliseconds. */
export const fieldTime = (time: number): string => {
  const at = new Date(time);
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
};

/** Epoch milliseconds of a field's time; `gap` for one that clocks leave out, `none` for what is no time. */
export const timeOfField = (text: string): number | 'gap' | 'none' => {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? new Date(text).getTime() : Number.NaN;
  if (Number.isNaN(time)) return 'none';
  return fieldTime(time) === text.slice(0, 16) ? time : 'gap';
};

/** The name of the viewer's zone. */
export const zoneName = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const utc = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** `29 Mar, 01:30 UTC`. */
export const utcText = (time: number): string => `${utc.format(time)} UTC`;
