/** States the service's time in messages about times, for readers whose clock differs. */

/** @param now epoch milliseconds, by the service's clock. */
export const presentTime = (now: number): string => `the service's time is ${new Date(now).toISOString()}`;
