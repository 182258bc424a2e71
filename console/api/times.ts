/**
 * Times are epoch seconds on the wire and milliseconds everywhere else.
 */

export type Times = true | { readonly [member: string]: Times };

/** A copy with each time multiplied, at the places that `times` names. */
export const scaleTimes = (value: unknown, times: Times | undefined, factor: number): unknown => {
  if (times === undefined || value === undefined || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => scaleTimes(item, times, factor));
  if (times === true) return typeof value === 'number' ? value * factor : value;
  const scaled = Object.entries(times)
    .filter(([name]) => Object.hasOwn(value as object, name))
    .map(([name, inner]) => [name, scaleTimes((value as Record<string, unknown>)[name], inner, factor)]);
  return { ...(value as object), ...Object.fromEntries(scaled) };
};
