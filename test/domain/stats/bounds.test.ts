// Caps, floors and ratios keep sums exact in any order and in any batches.
import fc from 'fast-check';
import { clamp } from '../../../domain/stats/bounds.ts';
import { compareArms } from '../../../domain/stats/comparison.ts';
import { isEligible } from '../../../domain/stats/eligibility.ts';
import { exceedance } from '../../../domain/stats/exceedance.ts';
import { asMean } from '../../../domain/stats/ratio-of-values.ts';
import {
  addEvent,
  addRatioEvent,
  addSums,
  type EntitySums,
  entityDelta,
  formatSums,
  noEvents,
  noSums,
  parseSums,
  type Sums,
} from '../../../domain/stats/sums.ts';
import { scaled } from './sums-of-arms.ts';

const amount = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
const bounds = fc.record({ floor: fc.option(amount, { nil: undefined }), cap: fc.option(amount, { nil: undefined }) });
/** Events of five entities, each with a value and a denominator, and where one call ends and the next begins. */
const events = fc.array(
  fc.record({ entity: fc.integer({ min: 0, max: 4 }), x: amount, d: amount, ends: fc.boolean() }),
  { maxLength: 30 },
);
interface Event {
  entity: number;
  x: bigint;
  d: bigint;
  ends: boolean;
}
type Add = (entity: EntitySums, event: Event) => EntitySums;

/** The sums of a metric whose events come in calls, of which each adds to its entities at once. */
function count(given: readonly Event[], add: Add, bound: Parameters<typeof entityDelta>[2]): Sums {
  const [written, pending] = [new Map<number, EntitySums>(), new Map<number, EntitySums>()];
  let sums = noSums;
  const write = () => {
    for (const [entity, after] of pending) {
      sums = addSums(sums, entityDelta(written.get(entity) ?? noEvents, after, bound));
      written.set(entity, after);
    }
    pending.clear();
  };
  for (const event of given) {
    pending.set(event.entity, add(pending.get(event.entity) ?? written.get(event.entity) ?? noEvents, event));
    if (event.ends) write();
  }
  write();
  return sums;
}

const plain: Add = (entity, { x }) => addEvent(entity, x);
const ratio: Add = (entity, { x, d }) => addRatioEvent(entity, x, d);
const shuffled = (given: readonly Event[]) => given.map((e, i) => ({ ...e, ends: i % 3 === 0 })).reverse();

describe('the sums of bounded entities', () => {
  it('are the same in any order and in any batches', () => {
    fc.assert(
      fc.property(events, bounds, (given, bound) => {
        expect(count(shuffled(given), plain, bound)).toEqual(count(given, plain, bound));
      }),
      { seed: 6 },
    );
  });

  it('are those of ratios too, with their denominators', () => {
    fc.assert(
      fc.property(events, bounds, (given, bound) => {
        expect(count(shuffled(given), ratio, bound)).toEqual(count(given, ratio, bound));
      }),
      { seed: 7 },
    );
  });

  it('count an entity without an event as 0, below the floor', () => {
    expect(entityDelta(noEvents, { s: 2n, c: 1n }, { floor: 5n })).toMatchObject({ K: 1n, S: 5n });
    expect(entityDelta({ s: 2n, c: 1n }, { s: 4n, c: 2n }, { floor: 5n })).toMatchObject({ K: 0n, N: 1n, S: 0n });
  });
});

describe('a value', () => {
  it('is raised to the floor, then cut at the cap', () => {
    expect([clamp(1n, { floor: 2n, cap: 9n }), clamp(5n, { floor: 2n, cap: 9n }), clamp(10n, { cap: 9n })]).toEqual([
      2n,
      5n,
      9n,
    ]);
    expect(clamp(-3n, {})).toBe(-3n);
  });

  it('is above a threshold only beyond it', () => {
    expect([exceedance(800n, 800n), exceedance(801n, 800n)]).toEqual([0n, 10n ** 15n]);
  });
});

describe('sums with denominators', () => {
  it('are stored behind the six and come back exactly', () => {
    fc.assert(
      fc.property(events, (given) => {
        const sums = count(given, ratio, {});
        expect(parseSums(formatSums(sums))).toEqual(sums);
      }),
      { seed: 8 },
    );
  });

  it('are not there in what was stored before, nor of a metric without', () => {
    expect(parseSums('1 2 3 9 6 4').denominators).toBeUndefined();
    expect(formatSums(parseSums('1 2 3 9 6 4'))).toBe('1 2 3 9 6 4');
    expect(() => parseSums('1 2 3 9 6 4 7 8')).toThrow(RangeError);
  });

  it('add to sums without', () => {
    const one = count([{ entity: 1, x: 3n, d: 2n, ends: true }], ratio, {});
    expect(addSums(noSums, one)).toEqual(one);
    expect(addSums(one, noSums)).toEqual(one);
  });
});

/** n entities with one event each of value x and a denominator by its number. */
const armOf = (n: number, x: number, d: (i: number) => number): Sums =>
  Array.from({ length: n }, (_, i) => addRatioEvent(noEvents, scaled(x), scaled(d(i)))).reduce(
    (sums, entity) => addSums(sums, entityDelta(noEvents, entity)),
    noSums,
  );

describe('a ratio of two values', () => {
  it('is the mean of the events where each denominator is 1', () => {
    const [ones, half] = [armOf(120, 3, () => 1), armOf(120, 4, () => 1)];
    const { denominators: _, ...events } = ones;
    const comparison = compareArms(ones, half);
    expect(comparison).toEqual(compareArms(events, { ...half, denominators: undefined } as unknown as Sums));
    expect(asMean(events)).toBe(events);
  });

  it('has no result where the denominators are 0 in sum, negative, or hardly known', () => {
    expect(isEligible(armOf(120, 3, (i) => 1 + (i % 3)))).toBe(true);
    expect(isEligible(armOf(120, 3, (i) => (i % 2 ? 1 : -1)))).toBe(false);
    expect(isEligible(armOf(120, 3, () => -1))).toBe(false);
    expect(isEligible(armOf(120, 3, (i) => (i === 0 ? 100 : 0.001)))).toBe(false);
  });

  it('needs 100 events and 20 entities as any other', () => {
    expect(isEligible(armOf(99, 3, () => 1))).toBe(false);
  });
});
