import { BUCKETS, bucketOf, digest, splitKey } from '../../../../packages/evaluation/engine/hash.ts';

const { floor } = Math;

const IDS = 200_000;
const CELLS = 10;
/** What chi-square with 99 degrees of freedom, and a standard normal in either direction, exceed once in 1,000 times. */
const CRITICAL_CHI_SQUARE_99 = 148.23;
const CRITICAL_Z = 3.2905;

/** The random numbers of Marsaglia's xorshift, the same in every run. */
const random = (seed: number) => () => {
  seed ^= seed << 13;
  seed ^= seed >>> 17;
  seed ^= seed << 5;
  return seed >>> 0;
};

const next = random(2_463_534_242);
const hex = () => next().toString(16).padStart(8, '0');
const filling = 'x'.repeat(504);

const families: Record<string, (i: number) => string> = {
  'sequential ids': (i) => `user-${i}`,
  'short ids': (i) => i.toString(36),
  'random ids': () => hex() + hex() + hex() + hex(),
  'ids of 512 characters': (i) => filling + String(i).padStart(8, '0'),
  'ids that are not ASCII': (i) => `利用者${String.fromCodePoint(0x1f300 + (i % 512), 0x4e00 + floor(i / 512))}`,
  'ids that differ in the highest bit of code units': (i) =>
    String.fromCharCode(...Array.from({ length: 18 }, (_, bit) => 65 | (((i >> bit) & 1) << 15))),
};

const splits = {
  'group weights': splitKey('launch', 'checkout'),
  'group weights of another salt': splitKey('launch', 'checkout-2'),
  'a segment override': splitKey('segment', 'norway', '0', 'checkout'),
  'another segment override': splitKey('segment', 'sweden', '0', 'checkout'),
  enrolment: splitKey('enrolment', 'checkout'),
  treatment: splitKey('treatment', 'checkout'),
  'treatment of another salt': splitKey('treatment', 'checkout-2'),
};

const bucketsOf = (id: (i: number) => string): Map<string, Int32Array> => {
  const buckets = new Map(Object.keys(splits).map((name) => [name, new Int32Array(IDS)]));
  const pairs = Object.entries(splits).map(([name, key]) => [key, buckets.get(name) as Int32Array] as const);
  const entity = { low: 0, high: 0 };
  for (let i = 0; i < IDS; i++) {
    digest(id(i), entity);
    for (const [key, into] of pairs) into[i] = bucketOf(entity, key);
  }
  return buckets;
};

/** Pearson's chi-square of 100 cells that should be equally full. */
const chiSquare = (cellOf: (i: number) => number): number => {
  const cells = new Float64Array(100);
  for (let i = 0; i < IDS; i++) {
    const cell = cellOf(i);
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  return cells.reduce((sum, count) => sum + (count - IDS / 100) ** 2 / (IDS / 100), 0);
};

const tenth = (bucket = 0): number => floor((bucket * CELLS) / BUCKETS);

/** The correlation of two uniform samples, in standard errors. */
const correlation = (a: Int32Array, b: Int32Array): number => {
  const mean = (BUCKETS - 1) / 2;
  let sum = 0;
  for (let i = 0; i < IDS; i++) sum += ((a[i] ?? 0) - mean) * ((b[i] ?? 0) - mean);
  return sum / ((BUCKETS * BUCKETS - 1) / 12) / Math.sqrt(IDS);
};

describe.each(Object.entries(families))('over 200,000 %s', (_, id) => {
  const buckets = [...bucketsOf(id)];
  const pairs = buckets.flatMap(([a, ofA], i) =>
    buckets.slice(i + 1).map(([b, ofB]) => [`${a} and ${b}`, ofA, ofB] as const),
  );

  it('every split is uniform', () => {
    for (const [name, of] of buckets) {
      const statistic = chiSquare((i) => floor((of[i] ?? 0) / 1_000));
      expect({ name, uniform: statistic < CRITICAL_CHI_SQUARE_99, statistic }).toMatchObject({ uniform: true });
    }
  });

  it('any two splits are independent', () => {
    for (const [name, a, b] of pairs) {
      const statistic = chiSquare((i) => tenth(a[i]) * CELLS + tenth(b[i]));
      expect({ name, independent: statistic < CRITICAL_CHI_SQUARE_99, statistic }).toMatchObject({ independent: true });
      const z = Math.abs(correlation(a, b));
      expect({ name, uncorrelated: z < CRITICAL_Z, z }).toMatchObject({ uncorrelated: true });
    }
  });

  it('an id says nothing of the next one', () => {
    for (const [name, of] of buckets) {
      const statistic = chiSquare((i) => tenth(of[i]) * CELLS + tenth(of[(i + 1) % IDS]));
      expect({ name, independent: statistic < CRITICAL_CHI_SQUARE_99, statistic }).toMatchObject({ independent: true });
    }
  });
});
