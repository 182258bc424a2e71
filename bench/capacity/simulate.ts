/**
 * One shard of the table's stream and the function that follows it, as `lib/table-stream.ts` sets the mapping up: one
 * batch after the other, each of what has arrived when it starts.
 */

export interface Mapping {
  /** Records that a batch has at most. */
  readonly batchSize: number;
  /** Milliseconds that a batch waits for more, from its first record. */
  readonly window: number;
  /** Milliseconds between two looks at a shard that had nothing. */
  readonly poll: number;
}

export interface Load {
  readonly batches: number;
  /** Share of the time in which the function runs. */
  readonly busy: number;
  /** Milliseconds from the arrival of each record until it is counted, sorted. */
  readonly lags: Float64Array;
}

/**
 * @param arrivals Milliseconds, sorted.
 * @param duration Milliseconds that the function takes for a batch of so many records.
 */
export const follow = (
  arrivals: Float64Array,
  { batchSize, window, poll }: Mapping,
  duration: (records: number) => number,
): Load => {
  const lags = new Float64Array(arrivals.length);
  let batches = 0;
  let busy = 0;
  let free = 0;
  for (let next = 0; next < arrivals.length; ) {
    const first = Math.max(free, arrivals[next] as number);
    const full = arrivals[next + batchSize - 1] ?? Infinity;
    // A window begins when its first record is seen, and ends early when the batch is full.
    const start = Math.min(Math.max(first, full), first + window) + poll / 2;
    let end = next;
    while (end < arrivals.length && end - next < batchSize && (arrivals[end] as number) <= start) end += 1;
    const took = duration(end - next);
    for (; next < end; next++) lags[next] = start + took - (arrivals[next] as number);
    free = start + took;
    busy += took;
    batches += 1;
  }
  return { batches, busy: busy / Math.max(free, 1), lags: lags.sort() };
};

/** The value that the share `of` of sorted values does not exceed. */
export const quantile = (sorted: Float64Array, of: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(of * sorted.length))] ?? 0;
