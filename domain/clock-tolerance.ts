/**
 * The tolerance for times that clients send, in milliseconds. Clocks differ, and many clients cut times to whole
 * seconds.
 */
export const CLOCK_TOLERANCE = 5 * 60_000;
