/**
 * How long what is collected is kept, in milliseconds.
 */
const day = 86_400_000;

/**
 * What is kept of an entity, from when it was last written. The results of an experiment are there for 63 days from its start, which is no
 * later than anything of an entity.
 */
export const entitiesKeptFor = { experiment: 64 * day, launch: 90 * day } as const;

/** Totals, from their period: longer than the results of an experiment can be asked for. */
export const totalsKeptFor = 90 * day;
