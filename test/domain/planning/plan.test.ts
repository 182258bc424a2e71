// What a plan takes from the counts of a trial, and the quick way to the smallest effects, beside the slow one.
import { arrivalsByDay } from '../../../domain/planning/arrivals-by-day.ts';
import { defaultDesign } from '../../../domain/stats/normal-mixture.ts';
import { anytimePower } from '../../../domain/stats/power/crossing.ts';
import { smallestDrifts } from '../../../domain/stats/power/effects-by-entities.ts';
import { smallestDrift } from '../../../domain/stats/power/plan.ts';

const hour = 3_600_000;

const share = (of: number) => [{ time: 0, share: of }];

describe('arrivals by day', () => {
  it('lie between the counts before and after the end of each day', () => {
    const counts = [
      { time: 6 * hour, uniques: 60 },
      { time: 30 * hour, uniques: 100 },
      { time: 48 * hour, uniques: 118 },
      { time: 60 * hour, uniques: 120 },
    ];
    expect(arrivalsByDay(counts, { elapsed: 60 * hour, shares: share(0.5) })).toEqual([180, 236]);
  });

  it('are none before the end of the first day, and those of thirty days at most', () => {
    const byDay = (hours: number) =>
      arrivalsByDay([{ time: hours * hour, uniques: 9 }], { elapsed: hours * hour, shares: share(1) });
    expect(arrivalsByDay([], { elapsed: 48 * hour, shares: share(1) })).toEqual([]);
    expect(byDay(23)).toEqual([]);
    expect(byDay(48)).toEqual([4.5, 9]);
    expect(byDay(9_000)).toHaveLength(30);
  });

  it('stay as they are on days on which nobody new arrives', () => {
    const counts = [{ time: 6 * hour, uniques: 60 }];
    expect(arrivalsByDay(counts, { elapsed: 75 * hour, shares: share(1) })).toEqual([60, 60, 60]);
  });

  it('have a last day that ends a moment early, as that of a client does', () => {
    const counts = [{ time: 6 * hour, uniques: 60 }];
    const byDay = (elapsed: number) => arrivalsByDay(counts, { elapsed, shares: share(1) });
    expect([byDay(48 * hour - 300_000), byDay(48 * hour - 300_001)]).toEqual([[60, 60], [60]]);
  });
});

describe('arrivals by day, where the share changed', () => {
  const day = 24 * hour;
  const quarters = Array.from({ length: 24 }, (_, index) => (index + 1) * 6 * hour);
  const arrived = (exponent: number) => (time: number) => (time <= 0 ? 0 : 1000 * (time / day) ** exponent);
  const expected = (exponent: number) => [1, 2, 3, 4, 5, 6].map((one) => arrived(exponent)(one * day));

  it.each([1, 0.7])('are those of everyone in a ramp, be they new or returning: exponent %d', (exponent) => {
    const all = arrived(exponent);
    const counts = quarters.map((time) => ({
      time,
      uniques: 0.1 * all(time) + 0.4 * all(time - day) + 0.5 * all(time - 3 * day),
    }));
    const ramp = [
      { time: 0, share: 0.1 },
      { time: day, share: 0.5 },
      { time: 3 * day, share: 1 },
    ];
    for (const [index, uniques] of arrivalsByDay(counts, { elapsed: 6 * day, shares: ramp }).entries())
      expect(uniques / (expected(exponent)[index] ?? 0)).toBeCloseTo(1, 6);
  });

  it('are those of everyone where the share became smaller', () => {
    const all = arrived(1);
    const counts = quarters.map((time) => ({ time, uniques: 0.2 * all(time) + 0.3 * all(Math.min(time, 2 * day)) }));
    const shares = [
      { time: 0, share: 0.5 },
      { time: 2 * day, share: 0.2 },
    ];
    expect(arrivalsByDay(counts, { elapsed: 6 * day, shares }).map(Math.round)).toEqual(expected(1));
  });
});

describe('the smallest drifts by interpolation', () => {
  it.each([
    [0.05, 14, 4_000, 120_000, 30_000],
    [0.05 / 12, 0.3, 100, 3_000, 450],
  ])(
    'differ by less than 0.05 % from those that are solved for, in a range of 30: alpha %d, looks %d apart',
    (alpha, apart, ...all) => {
      const [least = 0, most = 0, between = 0] = all;
      const aim = { looking: { sides: 'two', alpha, apart, design: defaultDesign }, power: 0.8 } as const;
      const quick = smallestDrifts([least, most], aim);
      for (const entities of [least, between, most])
        expect(quick(entities) / (smallestDrift(entities, { method: anytimePower, ...aim }) ?? 0)).toBeCloseTo(1, 3);
    },
  );
});
