/**
 * Milliseconds for one answer of the store. The SDK tries three times.
 */
export const timeouts = { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

/** Callers of the data plane are in the middle of other work, so cached rules are better than late ones. */
export const dataPlaneTimeouts = { ...timeouts, requestTimeout: 1_000 };
