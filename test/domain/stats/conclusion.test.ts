import { compareArms } from '../../../domain/stats/comparison.ts';
import { anytimeConclusion, finalConclusion } from '../../../domain/stats/conclusion.ts';
import { defaultDesign } from '../../../domain/stats/normal-mixture.ts';
import { beforeLooking, lookAgain } from '../../../domain/stats/running-look.ts';
import { hasDrifted, judge } from '../../../domain/stats/verdict.ts';
import { welchInterval, welchTest } from '../../../domain/stats/welch.ts';
import { bernoulliArm, normalArm } from './sums-of-arms.ts';

const end = (difference: number) => compareArms(normalArm(1000, 0, 1), normalArm(1000, difference, 1));
const afterLooks = (...differences: number[]) =>
  differences.map(end).reduce((state, one) => lookAgain(state, one, defaultDesign), beforeLooking);

describe('an experiment that ends as planned', () => {
  it('finds what one look is enough for, though no look while it ran was', () => {
    const running = afterLooks(0.1);
    expect(judge([anytimeConclusion(running)], 'INCREASE')).toEqual(['Inconclusive']);
    expect(judge([finalConclusion(running, end(0.1))], 'INCREASE')).toEqual(['Better']);
    expect(judge([finalConclusion(running, end(0.1))], 'DECREASE')).toEqual(['Worse']);
  });

  it('takes back what was found at 0.05 and not at 0.01, when the end does not bear it out', () => {
    const running = afterLooks(0.16, 0.05);
    expect(judge([anytimeConclusion(running)], 'INCREASE')).toEqual(['Better']);
    expect(judge([finalConclusion(running, end(0.05))], 'INCREASE')).toEqual(['Inconclusive']);
  });

  it.each([-0.2, -0.09, -0.08, 0, 0.08, 0.089, 0.09, 0.1, 0.2])(
    'has a verdict if and only if its p-value is at most 0.05, at a difference of %d',
    (difference) => {
      const found = finalConclusion(afterLooks(difference), end(difference));
      expect(judge([found], 'INCREASE')[0] !== 'Inconclusive').toBe(found.pValue <= 0.05);
    },
  );

  it('has nothing to conclude where every value is the same, and adds nothing to the looks before', () => {
    const constant = compareArms(bernoulliArm(200, 200), bernoulliArm(300, 300));
    const found = finalConclusion(beforeLooking, constant);
    expect(found).toEqual({ pValue: 1 });
    expect(judge([found], 'INCREASE')).toEqual(['Inconclusive']);
    const running = afterLooks(0.5);
    expect(finalConclusion(running, constant).interval).toEqual(running.intersection);
  });

  it('tells of drift when the end contradicts the looks', () => {
    const found = finalConclusion(afterLooks(0.5), end(-0.5));
    expect(hasDrifted(found)).toBe(true);
    expect(judge([found], 'INCREASE')).toEqual(['Inconclusive']);
  });
});

describe("Welch's interval", () => {
  it('ends at 0 where the p-value is alpha', () => {
    const comparison = end(0.1);
    const { lower, upper } = welchInterval(comparison, welchTest(comparison).pValue);
    expect(lower).toBeCloseTo(0, 12);
    expect(upper).toBeCloseTo(0.2, 12);
  });

  it('has the degrees of freedom of the pooled test where no arm varies by itself', () => {
    const comparison = compareArms(bernoulliArm(200, 0), bernoulliArm(300, 300));
    const { df, pValue } = welchTest(comparison);
    expect(df).toBe(498);
    expect(pValue).toBeGreaterThan(0);
    expect(pValue).toBeLessThan(1e-50);
  });
});
