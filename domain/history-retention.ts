/** The default retention of history, in days. */
export const DEFAULT_HISTORY_RETENTION = 400;
