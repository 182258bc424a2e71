/**
 * The hash behind every split, on 32-bit integers only; docs/hashing.md describes it for other languages and
 * test/vectors/hashing.json pins it. An entity id is read once; each split then costs one short mix with its own key.
 */
export interface Digest {
  low: number;
  high: number;
}

const { imul } = Math;

export const BUCKETS = 100_000;

/** Reads `text` as UTF-16 code units, two a round, into the 64 bits of `into`. */
export const digest = <Into extends Digest>(text: string, into: Into): Into => {
  const { length } = text;
  let low = 0x243f6a88;
  // A 32-bit integer with a sign, as everything that follows: else the loop is compiled for doubles.
  let high = 0x85a308d3 | 0;
  for (let i = 0; i < length; i += 2) {
    const pair = text.charCodeAt(i) | (i + 1 < length ? text.charCodeAt(i + 1) << 16 : 0);
    low = imul(low ^ pair, 0x9e3779b1);
    low = (low << 13) | (low >>> 19);
    high = imul(high ^ pair, 0x85ebca77);
    high = (high << 17) | (high >>> 15);
  }
  into.low = low ^ length;
  into.high = high;
  return into;
};

/** The key of a split: the digest of what the split is for and of its salt. */
export const splitKey = (...label: readonly string[]): Digest => digest(label.join('\n'), { low: 0, high: 0 });

/** The bucket, 0 to 99,999, of an entity in the split that `key` stands for. */
export const bucketOf = (entity: Digest, key: Digest): number => {
  let mixed = entity.low ^ key.low;
  mixed = imul(mixed ^ (mixed >>> 16), 0xc2b2ae3d);
  mixed = ((mixed ^ (mixed >>> 15)) + (entity.high ^ key.high)) | 0;
  mixed = imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  mixed ^= mixed >>> 15;
  // floor(mixed * 100,000 / 2^32): the product stays below 2^53, so this is integer arithmetic in a double.
  return (((mixed >>> 0) * BUCKETS) / 0x1_0000_0000) >>> 0;
};
