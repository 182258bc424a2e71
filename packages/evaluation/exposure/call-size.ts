/** How large a call with events gets: the service refuses one of more than a megabyte, with all of its events. */

/** The most bytes of a call's events, unless a single event has more. */
export const MAX_BYTES = 1_000_000;
/** Fifty texts of this many characters are never too large together, so they need not be looked into. */
const SHORT = 6_000;
/** UTF-8 has three bytes for a character at most, and four for a pair. */
const LONGEST = 3;

/** How many bytes the text may take. */
export const sizeOf = (text: string): number =>
  text.length <= SHORT ? text.length * LONGEST : new TextEncoder().encode(text).length;

/** The body of a call of PutProjectEvents with events that are JSON texts. */
export const bodyOf = (events: readonly string[]): string => `{"events":[${events.join()}]}`;
