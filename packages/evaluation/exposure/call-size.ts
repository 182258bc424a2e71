/** How large a call with events gets: the service refuses one of more than a megabyte, with all of its events. */

/** The most bytes of a call's data, unless a single event has more. */
export const MAX_BYTES = 1_000_000;
/** Fifty texts of this many characters are never too large together, so they need not be looked into. */
const SHORT = 3_000;
/** A character takes six bytes at most, as `\u0001`. */
const LONGEST = 6;

/** How many bytes the text may take as a JSON string. */
export const sizeOf = (data: string): number =>
  data.length <= SHORT ? data.length * LONGEST : new TextEncoder().encode(JSON.stringify(data)).length;
