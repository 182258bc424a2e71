import { bucketOf, digest, splitKey } from '../../../../packages/evaluation/engine/hash.ts';
import vectors from '../../../vectors/hashing.json' with { type: 'json' };

const digestOf = (text: string) => {
  const into = { low: 0, high: 0 };
  digest(text, into);
  return into;
};

const hex = (lane: number) => (lane >>> 0).toString(16).padStart(8, '0');

describe('the hash', () => {
  it('has 100 published cases', () => {
    expect(vectors).toHaveLength(100);
  });

  it.each(vectors)('puts $entityId in bucket $bucket of $label', ({ entityId, label, digest: expected, bucket }) => {
    const entity = digestOf(entityId);
    expect(hex(entity.high) + hex(entity.low)).toBe(expected);
    expect(bucketOf(entity, splitKey(...label))).toBe(bucket);
  });

  it('reaches the first bucket and the last, and none beyond', () => {
    const key = { low: 0, high: 0 };
    const buckets = Array.from({ length: 1_000_000 }, (_, high) => bucketOf({ low: 0, high }, key));
    expect(buckets.reduce((a, b) => Math.min(a, b))).toBe(0);
    expect(buckets.reduce((a, b) => Math.max(a, b))).toBe(99_999);
    expect(buckets.every(Number.isInteger)).toBe(true);
  });

  it('tells apart texts that differ in one bit of any two code units', () => {
    const text = 'A'.repeat(12);
    const flipped = (at: number, bit: number) =>
      text.slice(0, at) + String.fromCharCode(65 ^ (1 << bit)) + text.slice(at + 1);
    const digests = new Set<string>();
    for (let at = 0; at < text.length; at++) {
      for (let bit = 0; bit < 16; bit++) digests.add(JSON.stringify(digestOf(flipped(at, bit))));
    }
    expect(digests.size).toBe(12 * 16);
  });

  it('tells a text from the same text with a zero unit behind it', () => {
    expect(digestOf('a')).not.toEqual(digestOf('a\0'));
    expect(digestOf('')).not.toEqual(digestOf('\0\0'));
  });
});
