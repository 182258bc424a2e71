/** Sets the retention of collected data, in milliseconds. */
const DAY = 86_400_000;

/**
 * Retention of an entity's items, from their last write. An experiment's results stay for 63 days from its start, and
 * no item of an entity is older than the start.
 */
export const ENTITY_RETENTION = { experiment: 64 * DAY, launch: 90 * DAY } as const;

/** Retention of totals, from their period. It is longer than the results of an experiment are available. */
export const TOTAL_RETENTION = 90 * DAY;

/** Retention of what the last look has found, from that look: as long as history is kept by default. */
export const NOTICE_RETENTION = 400 * DAY;
