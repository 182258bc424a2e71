// Worked examples with known numbers, through the functions in the order in which the service calls them.
import { type ChangeProbabilities, changeProbabilities, judgeProbabilities } from '../../../domain/stats/bayesian.ts';
import { clusteredVariance } from '../../../domain/stats/clustered-variance.ts';
import { compareArms, estimateArm } from '../../../domain/stats/comparison.ts';
import { guardedStandardError } from '../../../domain/stats/guarded-standard-error.ts';
import { finalPValue } from '../../../domain/stats/hybrid-p-value.ts';
import { anytimeInterval, anytimePValue, logEvidence, mixtureVariance } from '../../../domain/stats/normal-mixture.ts';
import { ratioMean } from '../../../domain/stats/ratio-mean.ts';
import { logSampleRatioEvidence } from '../../../domain/stats/sample-ratio-mismatch.ts';
import type { Sums } from '../../../domain/stats/sums.ts';
import { welchTest } from '../../../domain/stats/welch.ts';
import { bernoulliArm, normalArm, sumsOf } from './sums-of-arms.ts';

/** The comparison without the guard: the standard error of Vc + Vt alone. */
function unguarded(control: Sums, treatment: Sums) {
  const standardError = Math.sqrt(clusteredVariance(control) + clusteredVariance(treatment));
  return { ...compareArms(control, treatment), standardError };
}

describe('the mean of events whose entities have several', () => {
  // Entities (1, 2), (4) and (3, 5, 6): s = 3, 4, 14 and c = 2, 1, 3.
  const sums = sumsOf(['3', '6', '21', '221', '52', '14']);

  it('is that of the events', () => expect(ratioMean(sums)).toBe(3.5));

  it('has the variance 3/2 * ((3 - 7)^2 + (4 - 3.5)^2 + (14 - 10.5)^2) / 36', () => {
    expect(clusteredVariance(sums)).toBeCloseTo((1.5 * (16 + 0.25 + 12.25)) / 36, 14);
  });

  it('with one event an entity is s^2 / n', () => {
    expect(clusteredVariance(sumsOf(['4', '4', '10', '30', '10', '4']))).toBeCloseTo(5 / 3 / 4, 14);
  });

  it('keeps small noise on values of a billion', () => {
    const near = (x: bigint) => 10n ** 24n + x * 10n ** 9n; // 1e9 + x millionths
    const values = [near(-1n), near(0n), near(1n)];
    const [S, SS] = [values.reduce((a, b) => a + b, 0n), values.reduce((a, b) => a + b * b, 0n)];
    expect(clusteredVariance({ K: 3n, N: 3n, S, SS, SC: S, CC: 3n })).toBeCloseTo(1e-12 / 3, 24);
  });
});

describe('the anytime interval and p-value', () => {
  it('is tuned by rho^2', () => {
    expect(mixtureVariance({ alpha: 0.05, tunedFor: 5000 })).toBeCloseTo(
      (-2 * Math.log(0.05) + Math.log(1 - 2 * Math.log(0.05))) / 5000,
      15,
    );
  });

  it.each([
    [normalArm(1000, 10, 4), normalArm(1000, 10.3, 4.4), 5000, 0.05, [0.0137009172, 0.5862990828], 0.0347583057],
    [normalArm(2500, -3.5, 12.25), normalArm(2400, -3.1, 11), 5000, 0.05, [0.1044109918, 0.6955890082], 0.0016804796],
    [
      normalArm(58000, 0.1, 0.09),
      normalArm(58000, 0.105, 0.093975),
      20000,
      0.05,
      [-0.0006478025, 0.0106478025],
      0.144920446,
    ],
    [normalArm(4000, 5, 9), normalArm(4100, 5.25, 9.5), 5000, 0.01, [0.0078160245, 0.4921839755], 0.0067047887],
  ])('of arms without the guard, row %#', (control, treatment, tunedFor, alpha, interval, p) => {
    const effect = unguarded(control, treatment);
    const { lower, upper } = anytimeInterval(effect, { alpha, tunedFor });
    expect(lower).toBeCloseTo(interval[0] ?? 0, 10);
    expect(upper).toBeCloseTo(interval[1] ?? 0, 10);
    expect(anytimePValue(logEvidence(effect, { alpha, tunedFor }))).toBeCloseTo(p, 10);
  });

  it('starts from the standard error of the first row', () => {
    expect(unguarded(normalArm(1000, 10, 4), normalArm(1000, 10.3, 4.4)).standardError).toBeCloseTo(0.0916515139, 10);
  });

  it('of unbalanced arms with the guard', () => {
    const effect = compareArms(normalArm(9000, 250, 9e4), normalArm(1000, 231, 6.4e4));
    const design = { alpha: 0.05, tunedFor: 10_000 };
    expect(effect.standardError).toBeCloseTo(9.8559532254, 9);
    expect(anytimeInterval(effect, design).lower).toBeCloseTo(-48.9148778385, 9);
    expect(anytimeInterval(effect, design).upper).toBeCloseTo(10.9148778385, 9);
    expect(anytimePValue(logEvidence(effect, design))).toBeCloseTo(0.5739815852, 10);
  });

  it('does not lose the evidence when the p-value underflows', () => {
    const logE = logEvidence({ difference: 60, standardError: 1, entities: 1e6 }, { alpha: 0.05, tunedFor: 10_000 });
    expect(anytimePValue(logE)).toBe(0);
    expect(logE).toBeGreaterThan(1700);
  });
});

describe('the guard', () => {
  it('takes the pooled standard error when the small arm hides its variance', () => {
    const [control, treatment] = [bernoulliArm(9000, 90), bernoulliArm(1000, 1)];
    expect(guardedStandardError(control, treatment)).toBeGreaterThan(unguarded(control, treatment).standardError * 2);
  });

  it('takes the separate one when that is larger', () => {
    const [control, treatment] = [normalArm(9000, 0, 1), normalArm(1000, 0, 100)];
    expect(guardedStandardError(control, treatment)).toBe(unguarded(control, treatment).standardError);
  });
});

describe("Welch's test at the end", () => {
  it.each([
    [3.2732683535, 1993.479638, 1.0812942e-3],
    [3.1333978072, 3.4571429, 0.04281949638],
    [14.6702894077, 417.9920044, 1.33314416e-39],
  ])('t %d with %d degrees of freedom', (t, df, p) => {
    const arm = { mean: 0, variance: 1, entities: df / 2 + 1 };
    const test = welchTest({
      difference: t * Math.SQRT2,
      standardError: Math.SQRT2,
      entities: df + 2,
      control: arm,
      treatment: arm,
    });
    expect(test.df).toBeCloseTo(df, 9);
    expect(test.pValue / p).toBeCloseTo(1, 7);
  });

  it('is that of the first row of the anytime table', () => {
    const test = welchTest(unguarded(normalArm(1000, 10, 4), normalArm(1000, 10.3, 4.4)));
    expect(test.t).toBeCloseTo(3.2732683535, 10);
    expect(test.df).toBeCloseTo(1993.479638, 6);
  });
});

describe('the final p-value', () => {
  it.each([
    [0.01, 1, 0.05],
    [1, 0.045, 0.05],
    [0.02, 0.036, 0.04],
    [0.9, 0.99, 1],
  ])('of an anytime minimum of %d and a Welch p of %d is %d', (anytime, welch, p) => {
    expect(finalPValue(anytime, welch)).toBeCloseTo(p, 15);
  });
});

describe('the Bayesian report', () => {
  it.each([
    [
      '5000 of .1 against .108, variances .09 and .096336',
      normalArm(5000, 0.1, 0.09),
      normalArm(5000, 0.108, 0.096336),
      0.790207735,
      0.03379019,
    ],
    [
      '100 of .5 against .62, variances .2525 and .238',
      normalArm(100, 0.5, 0.2525),
      normalArm(100, 0.62, 0.238),
      0.928257826,
      0.026441549,
    ],
    [
      '400 of .02 against .1, variances 1 and 1.1, on both sides of 0',
      normalArm(400, 0.02, 1),
      normalArm(400, 0.1, 1.1),
      0.859373283,
      0.129896515,
    ],
    [
      '800 of -5 against 820 of -4.6, variances 9 and 9.5',
      normalArm(800, -5, 9),
      normalArm(820, -4.6, 9.5),
      0.953226777,
      0.000174201,
    ],
  ])('%s', (_, control, treatment, increase, decrease) => {
    const report = changeProbabilities(estimateArm(control), estimateArm(treatment));
    expect(report.increase).toBeCloseTo(increase, 9);
    expect(report.decrease).toBeCloseTo(decrease, 9);
    expect(report.noChange).toBeCloseTo(1 - increase - decrease, 8);
  });

  it.each<[Partial<ChangeProbabilities>, string, string]>([
    [{ increase: 0.9 }, 'Better', 'Worse'],
    [{ decrease: 0.9 }, 'Worse', 'Better'],
    [{ increase: 0.899, decrease: 0.05 }, 'Inconclusive', 'Inconclusive'],
  ])('judges %j by 90 %%', (some, increased, decreased) => {
    const report = { increase: 0, decrease: 0, noChange: 0, ...some };
    expect(judgeProbabilities(report, 'INCREASE')).toBe(increased);
    expect(judgeProbabilities(report, 'DECREASE')).toBe(decreased);
  });
});

describe('sample ratio mismatch', () => {
  it('has the published evidence for 2435 against 2815', () => {
    expect(logSampleRatioEvidence([2435, 2815], [1, 1], 100)).toBeCloseTo(11.51693248, 8);
  });
});
