import fc from 'fast-check';
import { periodOf, pointTimes } from '../../../domain/results/points.ts';
import { addArmSums, ownValue, sumsOf } from '../../../domain/results/series.ts';
import { noSums } from '../../../domain/stats/sums.ts';

const minute = 60_000;
const time = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 0, 3) });
const length = fc.integer({ min: 1, max: 300 }).map((looks) => looks * 5 * minute);

describe('pointTimes', () => {
  it('are all multiples of the period between start and end, and the end', () => {
    fc.assert(
      fc.property(time, time, length, (one, other, period) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other) + 1];
        const times = pointTimes(start, end, period);
        expect(times.at(-1)).toBe(end);
        expect(times.slice(0, -1).every((each) => each % period === 0 && start < each && each < end)).toBe(true);
        expect(times).toHaveLength(Math.ceil(end / period) - 1 - Math.floor(start / period) + 1);
      }),
      { seed: 1 },
    );
  });

  it('are none when the end is not after the start', () => {
    expect(pointTimes(600_000, 600_000, 300_000)).toEqual([]);
  });
});

describe('periodOf', () => {
  it.each([
    [1, 300],
    [300, 300],
    [301, 600],
    [86_399, 86_400],
  ])('takes %i seconds for %i', (asked, period) => {
    expect(periodOf(asked * 1000, 0, 1)).toBe(period * 1000);
  });

  it('takes days where nothing shorter has at most 500 points', () => {
    expect(periodOf(0, 0, 501 * 60 * minute)).toBe(86_400_000);
    expect(periodOf(0, 0, 500 * 60 * minute)).toBe(60 * minute);
    expect(periodOf(0, 0, 500 * 5 * minute)).toBe(5 * minute);
  });
});

describe('an arm whose name every object knows', () => {
  const one = { ...noSums, K: 1n };
  it.each(['constructor', 'toString', '__proto__'])('%s has its own sums and no others', (name) => {
    expect(ownValue({}, name)).toBeUndefined();
    expect(sumsOf({}, name)).toBe(noSums);
    const twice = addArmSums(addArmSums({}, Object.fromEntries([[name, one]])), Object.fromEntries([[name, one]]));
    expect(sumsOf(twice, name).K).toBe(2n);
  });
});
