/** How long it is kept who changed what, unless said otherwise; in days. */
export const DEFAULT_HISTORY_RETENTION = 400;
