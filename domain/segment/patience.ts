// How long a context is looked at. A file of its own, without imports: so the numbers are put in place when bundled.

/**
 * How much may still be looked at in a context: 5 for a value and 1 for each test on it, 1 for a step from an object to its
 * field or from one choice to the one before. Whoever sends a context chooses how much there is: what is not found in time
 * does not match.
 */
export type Patience = { left: number };

/** What a look at an element takes, or a question that is asked after a choice. */
export const LOOK = 10;

/** 1.25 million looks. */
export const PATIENCE = 12_500_000;
