import fc from 'fast-check';
import { addEvent, addSums, entityDelta, formatSums, noEvents, parseSums } from '../../../domain/stats/sums.ts';
import { scaled } from './sums-of-arms.ts';

const values = fc.array(fc.bigInt({ min: -(10n ** 29n), max: 10n ** 29n }), { maxLength: 12 });
const entityOf = (events: readonly bigint[]) => events.reduce(addEvent, noEvents);

describe('an event', () => {
  it('of value 3 for an entity with (2) moves the sums by the rule', () => {
    const before = entityOf([scaled(2)]);
    const delta = entityDelta(before, addEvent(before, scaled(3)));
    expect(formatSums(delta)).toBe('0 1 3 21 8 3');
  });

  it('is the first of its entity only once', () => {
    expect(entityDelta(noEvents, entityOf([0n])).K).toBe(1n);
    expect(entityDelta(entityOf([0n]), entityOf([0n, 0n])).K).toBe(0n);
  });
});

describe('deltas', () => {
  it('add up to the same sums in whatever steps the events arrive', () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        const [middle, end] = [entityOf(first), entityOf([...first, ...second])];
        const inSteps = addSums(entityDelta(noEvents, middle), entityDelta(middle, end));
        expect(inSteps).toEqual(entityDelta(noEvents, end));
      }),
      { seed: 3 },
    );
  });

  it('follow the rule S += x, SS += 2 s x + x^2, SC += s + x (c + 1), CC += 2 c + 1', () => {
    fc.assert(
      fc.property(values, fc.bigInt(), (events, x) => {
        const entity = entityOf(events);
        const { s, c } = entity;
        expect(entityDelta(entity, addEvent(entity, x))).toEqual({
          K: c === 0n ? 1n : 0n,
          N: 1n,
          S: x,
          SS: 2n * s * x + x * x,
          SC: s + x * (c + 1n),
          CC: 2n * c + 1n,
        });
      }),
      { seed: 4 },
    );
  });
});

describe('stored sums', () => {
  it('come back exactly', () => {
    fc.assert(
      fc.property(values, (events) => {
        const sums = entityDelta(noEvents, entityOf(events));
        expect(parseSums(formatSums(sums))).toEqual(sums);
      }),
      { seed: 5 },
    );
  });

  it('that are no numbers, or not all there, are refused', () => {
    expect(() => parseSums('0 0 0 0 many 0')).toThrow(new RangeError('A sum is no number: many'));
    expect(() => parseSums('0 0 0 0 0')).toThrow(new RangeError('A sum is no number: '));
  });
});
