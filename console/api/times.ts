/**
 * Times are epoch seconds on the wire and milliseconds everywhere else.
 */

export type Times = true | { readonly [member: string]: Times };

export const toSeconds = (milliseconds: number): number => milliseconds / 1000;
export const toMilliseconds = (seconds: number): number => Math.round(seconds * 1000);

/** A copy in which the times, at the places that `times` names, are converted. */
export const convertTimes = (value: unknown, times: Times | undefined, convert: (time: number) => number): unknown => {
  if (times === undefined || value === undefined || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => convertTimes(item, times, convert));
  if (times === true) return typeof value === 'number' ? convert(value) : value;
  const converted = Object.entries(times)
    .filter(([name]) => Object.hasOwn(value as object, name))
    .map(([name, inner]) => [name, convertTimes((value as Record<string, unknown>)[name], inner, convert)]);
  return { ...(value as object), ...Object.fromEntries(converted) };
};
