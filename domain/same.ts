/**
 * Equality of plain data.
 */
/** Equal as JSON, whatever the order of a weight map's keys. */
export const same = (left: unknown, right: unknown): boolean => canonical(left) === canonical(right);

/** The JSON text that equal data shares. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, member) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
