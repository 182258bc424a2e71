/**
 * Times as JavaScript has them and as the wire does: epoch seconds with a millisecond fraction.
 */

export const toDate = (seconds: unknown): Date => new Date(Math.round((seconds as number) * 1000));

/** Throws a RangeError for a Date that is none. */
export const toSeconds = (time: unknown): number => {
  const milliseconds = (time as Date).getTime();
  if (Number.isNaN(milliseconds)) throw new RangeError('Invalid time value');
  return milliseconds / 1000;
};

type Members = Record<string, unknown>;

/** A copy with each value at one of the paths changed: dotted, with `*` for each item of a list or map. */
export const changeTimes = (value: Members, paths: readonly string[], change: (time: unknown) => unknown): Members =>
  paths.reduce<Members>((held, path) => changeAt(held, path.split('.'), change) as Members, value);

const changeAt = (value: unknown, path: readonly string[], change: (time: unknown) => unknown): unknown => {
  const [first = '', ...rest] = path;
  if (value === undefined || value === null) return value;
  if (first === '') return change(value);
  if (Array.isArray(value)) return value.map((item) => changeAt(item, rest, change));
  const entries = Object.entries(value).map(([name, held]) =>
    first === '*' || first === name ? [name, changeAt(held, rest, change)] : [name, held],
  );
  return Object.fromEntries(entries);
};
