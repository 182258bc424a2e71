/**
 * How far the times that clients give may lie from ours, in milliseconds: clocks differ, and many clients cut times to whole seconds.
 */
export const clockTolerance = 5 * 60_000;
