/**
 * Milliseconds after which a store that does not answer is taken as gone. The SDK asks three times.
 */
export const timeouts = { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

/** The callers of the data plane wait in the middle of something, and old rules are better than late ones. */
export const dataPlaneTimeouts = { ...timeouts, requestTimeout: 1_000 };
