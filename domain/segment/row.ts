/** A set of combinations, or of conditions: one bit each. */
export type Bits = bigint;

/** What of `bits` is in all sets of a row from `start` up to `end`. */
export type Row = (bits: Bits, start: number, end: number) => Bits;

/** What a stretch of the sets has in common is worked out when first asked: there are few stretches. */
export const rowOf = (sets: readonly Bits[]): Row => {
  const known = new Map<number, Bits>();
  const keep: Row = (bits, start, end) => {
    if (start === end) return bits;
    const key = start * sets.length + end;
    const common = known.get(key) ?? keep(sets[end - 1] as Bits, start, end - 1);
    known.set(key, common);
    return bits & common;
  };
  return keep;
};
