import fc from 'fast-check';
import { EVERYONE, equalWeights, excessFaults, unknownNameFaults } from '../../../domain/lifecycle/weights.ts';

it.each([
  [1, [100_000]],
  [2, [50_000, 50_000]],
  [3, [33_334, 33_333, 33_333]],
  [7, [14_286, 14_286, 14_286, 14_286, 14_286, 14_285, 14_285]],
])('%d equal shares give the remainder to the first', (count, shares) => {
  const names = Array.from({ length: count }, (_, index) => `n${index}`);
  expect(Object.values(equalWeights(names))).toEqual(shares);
});

it('equal shares are everyone, and differ by one at most', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,5}$/), { minLength: 1, maxLength: 50 }), (names) => {
      const shares = names.map((name) => equalWeights(names)[name] as number);
      expect(shares.reduce((sum, share) => sum + share)).toBe(EVERYONE);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    }),
    { seed: 1 },
  );
});

it('more than everyone is a fault, everyone is none', () => {
  expect(excessFaults({ a: 60_000, b: 40_000 }, 'at')).toEqual([]);
  expect(excessFaults({ a: 60_000, b: 40_001 }, 'at')).toEqual([
    { name: 'at', message: expect.stringContaining('100,001') },
  ]);
});

it('each unknown name is a fault', () => {
  expect(unknownNameFaults({ a: 1, b: 2, c: 3 }, ['b'], 'at').map(({ message }) => message)).toEqual([
    "'a' is not defined",
    "'c' is not defined",
  ]);
});
