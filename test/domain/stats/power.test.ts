// Power of tests that look often, held to another integral equation with 30 digits: test/oracle/statistics.
import { gaussLegendreRule } from '../../../domain/stats/gauss-legendre.ts';
import { defaultDesign, mixtureVariance } from '../../../domain/stats/normal-mixture.ts';
import { daysUntil, uniquesBy } from '../../../domain/stats/power/arrivals.ts';
import { driftOf, effectOf, measureBaseline } from '../../../domain/stats/power/baseline.ts';
import { anytimePower, finalPower, type Looking } from '../../../domain/stats/power/crossing.ts';
import { type DurationQuestion, effectFoundBy, estimateDurations } from '../../../domain/stats/power/duration.ts';
import { findRoot } from '../../../domain/stats/power/find-root.ts';
import { entitiesFor, smallestDrift } from '../../../domain/stats/power/plan.ts';
import { normalTail } from '../../../domain/stats/special/normal.ts';
import { someOf } from '../../support/random-cases.ts';
import vectors from '../../vectors/stats/power.json' with { type: 'json' };
import { normalArm } from './sums-of-arms.ts';
import { relativeError } from './to-be-exact.ts';

type Row = [sides: 'one' | 'two', alpha: number, apart: number, drift: number, [number, number, number | null][]];
const rows = vectors.power as Row[];
const continuous: Looking = { sides: 'two', alpha: 0.05, apart: 0, design: defaultDesign };
const oneSided: Looking = { ...continuous, sides: 'one' };

describe('exact vectors of power', () => {
  it.each(rows)('%s-sided, alpha %d, looks %d apart, drift %d', (sides, alpha, apart, drift, points) => {
    const most = Math.max(...points.map(([entities]) => entities));
    const looking = { ...continuous, sides, alpha, apart };
    const anytime = anytimePower({ drift, most }, looking);
    for (const [entities, exact, exactFinal] of points) {
      expect(relativeError(anytime(entities), exact)).toBeLessThan(1e-9);
      if (exactFinal === null) continue;
      expect(relativeError(finalPower({ drift, most }, looking)(entities), exactFinal)).toBeLessThan(1e-9);
    }
  });

  it('are reached by the entities that are found for them', () => {
    for (const [sides, alpha, apart, drift, points] of someOf(rows, 4)) {
      for (const [entities, power, final] of points.filter((point) => point[1] > 0.2 && point[1] < 0.999)) {
        const aim = { looking: { ...continuous, sides, alpha, apart }, power };
        const sought = { drift, most: 2 * entities };
        expect(relativeError(entitiesFor(sought, { ...aim, method: anytimePower }) ?? 0, entities)).toBeLessThan(1e-9);
        if (final === null || final > 0.999) continue;
        const found = entitiesFor(sought, { ...aim, power: final, method: finalPower });
        expect(relativeError(found ?? 0, entities)).toBeLessThan(1e-9);
      }
    }
  });
});

describe('a test that looks often', () => {
  it.each([
    [continuous, 0.1, 5293],
    [continuous, 0.05, 20_249],
    [continuous, 0.02, 141_140],
    [oneSided, 0.1, 4473],
    [oneSided, 0.05, 16_958],
    [oneSided, 0.02, 119_995],
  ])('%j finds an effect of %d sd in 80 % by %d entities', (looking, effect, entities) => {
    const power = anytimePower({ drift: effect / 2, most: entities }, looking)(entities);
    expect(Math.abs(power - 0.8)).toBeLessThan(6e-4);
  });

  it('calls what has no effect in less than it may spend', () => {
    expect(2 * anytimePower({ drift: 0, most: 20_000 }, continuous)(20_000)).toBeCloseTo(0.0262, 4);
    expect(anytimePower({ drift: 0, most: 2e6 }, oneSided)(20_000)).toBeCloseTo(0.0287, 4);
    expect(anytimePower({ drift: 0, most: 2e6 }, oneSided)(2e6)).toBeCloseTo(0.0471, 4);
  });

  it('mixed over the effects that its evidence mixes finds 1/alpha times what it calls without an effect', () => {
    const [rho, entities] = [Math.sqrt(mixtureVariance(defaultDesign)), 20_000];
    const mixed = gaussLegendreRule.reduce((sum, { node, weight }) => {
      const theta = 5 * (1 + node);
      const density = (2 * Math.exp((-theta * theta) / 2)) / Math.sqrt(2 * Math.PI);
      return sum + 5 * weight * density * anytimePower({ drift: theta * rho, most: entities }, oneSided)(entities);
    }, 0);
    const called = anytimePower({ drift: 0, most: entities }, oneSided)(entities);
    expect(mixed).toBeCloseTo(called / 0.05, 4);
  });

  it('finds less by looks that are apart', () => {
    const by = (apart: number) => anytimePower({ drift: 0.025, most: 20_000 }, { ...continuous, apart })(20_000);
    expect(by(200)).toBeLessThan(by(0) - 0.02);
  });

  it('finds what is large for certain, without an answer above 1', () => {
    const power = anytimePower({ drift: 1, most: 1e9 }, continuous);
    expect([power(1e9), power(5000)]).toEqual([1, 1]);
    expect(finalPower({ drift: 1, most: 1e9 }, continuous)(1e9)).toBe(1);
  });

  it('needs by the final p-value 1.03 times what one look does', () => {
    const needed = entitiesFor({ drift: 0.025, most: 1e6 }, { method: finalPower, looking: continuous, power: 0.8 });
    const fixed = findRoot((n) => normalTail(1.959964 - 0.025 * Math.sqrt(n)) - 0.8, 1, 1e6) ?? 0;
    expect((needed ?? 0) / fixed).toBeCloseTo(1.03, 2);
  });

  it('has a smallest effect that it finds by so many entities', () => {
    for (const method of [anytimePower, finalPower]) {
      const drift = smallestDrift(20_000, { method, looking: continuous, power: 0.8 }) ?? 0;
      expect(method({ drift, most: 20_000 }, continuous)(20_000)).toBeCloseTo(0.8, 9);
    }
  });

  it('does not say how many entities find what takes more than there are', () => {
    const aim = { method: anytimePower, looking: continuous, power: 0.8 };
    expect(entitiesFor({ drift: 0.001, most: 10_000 }, aim)).toBeUndefined();
    expect(entitiesFor({ drift: 0, most: 10_000 }, aim)).toBeUndefined();
  });
});

describe('arrivals', () => {
  it('are on a line within the days measured, and slower than time after them', () => {
    expect(uniquesBy([100, 180], 1.5)).toBe(140);
    expect(uniquesBy([100, 180], 4)).toBeCloseTo(180 * 1.8, 9);
    expect(uniquesBy([100], 7)).toBe(700);
    expect(uniquesBy([100, 500], 4)).toBe(1000);
    expect(uniquesBy([], 7)).toBeNaN();
  });

  it('reach a number in a moment, or not in time', () => {
    expect(daysUntil(140, [100, 180], 30)).toBe(1.5);
    expect(daysUntil(324, [100, 180], 30)).toBeCloseTo(4, 9);
    expect(daysUntil(50, [0, 0, 100], 30)).toBe(2.5);
    expect(daysUntil(200, [100, 100], 30)).toBeUndefined();
    expect(daysUntil(1e6, [100, 180], 30)).toBeUndefined();
    expect(daysUntil(1, [], 30)).toBeUndefined();
  });
});

describe('a duration', () => {
  const question: DurationQuestion = {
    baseline: { mean: 0.1, deviation: 0.3, counting: 1 },
    shares: { control: 0.5, treatment: 0.5 },
    arrivals: [4000],
    alpha: 0.05,
    power: 0.8,
    design: defaultDesign,
    longest: 30,
  };

  it('is longer for the test that may be looked at, by 1.6', () => {
    const { anytime, final } = estimateDurations(0.01, question);
    expect(anytime?.days).toBeCloseTo(11.9, 1);
    expect(final?.days).toBeCloseTo(7.27, 2);
    expect(anytime?.entities).toBe(Math.ceil((anytime?.days ?? 0) * 4000));
  });

  it('is the same for a loss as for a gain', () => {
    expect(estimateDurations(-0.01, question)).toEqual(estimateDurations(0.01, question));
  });

  it('is none where the effect is not found within 30 days, or nothing comes', () => {
    expect(estimateDurations(0.004, question)).toEqual({});
    expect(estimateDurations(0, question)).toEqual({});
    expect(estimateDurations(0.01, { ...question, arrivals: [0] })).toEqual({});
    expect(estimateDurations(0.01, { ...question, arrivals: [] })).toEqual({});
    expect(Object.keys(estimateDurations(0.0067, question))).toEqual(['anytime', 'final']);
    expect(Object.keys(estimateDurations(0.0055, question))).toEqual(['final']);
  });

  it('counts those that come back once', () => {
    const returning = { ...question, arrivals: [4000, 5000, 5700, 6200] };
    expect(estimateDurations(0.01, returning)).toEqual({});
    const { final } = estimateDurations(0.02, returning);
    expect(final?.days).toBeGreaterThan(1.5 * (estimateDurations(0.02, question).final?.days ?? 0));
  });

  it('agrees with the effect that is found by its day', () => {
    const { anytime, final } = estimateDurations(0.01, question);
    expect(effectFoundBy(anytime?.days ?? 0, question, anytimePower)).toBeCloseTo(0.01, 9);
    expect(effectFoundBy(final?.days ?? 0, question, finalPower)).toBeCloseTo(0.01, 9);
    expect(effectFoundBy(0, question, anytimePower)).toBeUndefined();
  });

  it('starts from what was measured, clustered, of those that count', () => {
    expect(measureBaseline(normalArm(200, 10, 4), 1000n)).toEqual({
      mean: 10,
      deviation: expect.closeTo(2, 9),
      counting: 0.2,
    });
    const [even, uneven] = [
      { control: 0.25, treatment: 0.25 },
      { control: 0.45, treatment: 0.05 },
    ];
    expect(driftOf(1, { ...question.baseline, deviation: 10 }, even)).toBeCloseTo(0.05, 12);
    expect(driftOf(1, { ...question.baseline, deviation: 10 }, uneven)).toBeCloseTo(0.03, 12);
    expect(effectOf(0.05, { ...question.baseline, deviation: 10 }, even)).toBeCloseTo(1, 12);
  });
});
