/** Compares plain data. */
/** Tells whether two values are equal as JSON. The order of an object's keys does not matter. */
export const same = (left: unknown, right: unknown): boolean => canonical(left) === canonical(right);

/** Returns the JSON text that equal values share. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, member) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
