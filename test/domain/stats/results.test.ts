import { clusteredVariance } from '../../../domain/stats/clustered-variance.ts';
import { compareArms } from '../../../domain/stats/comparison.ts';
import { parseValue } from '../../../domain/stats/decimal.ts';
import { guardedStandardError } from '../../../domain/stats/guarded-standard-error.ts';
import { holm } from '../../../domain/stats/holm.ts';
import { finalPValue } from '../../../domain/stats/hybrid-p-value.ts';
import { anytimeInterval, anytimePValue, defaultDesign, logEvidence } from '../../../domain/stats/normal-mixture.ts';
import { type PerEntitySums, perEntity } from '../../../domain/stats/per-entity.ts';
import { ratio } from '../../../domain/stats/ratio.ts';
import { differenceOfMeans, ratioMean } from '../../../domain/stats/ratio-mean.ts';
import { beforeLooking, lookSeries } from '../../../domain/stats/running-look.ts';
import { logSampleRatioEvidence } from '../../../domain/stats/sample-ratio-mismatch.ts';
import { addEvent, addSums, entityDelta, formatSums, noEvents, noSums } from '../../../domain/stats/sums.ts';
import { welchTest } from '../../../domain/stats/welch.ts';
import vectors from '../../vectors/stats/results.json' with { type: 'json' };
import { singles, sumsOf } from './sums-of-arms.ts';
import { relativeError } from './to-be-exact.ts';

const TOLERANCE = 1e-9;

/** Expects every computed number within the tolerance, and shows the worst one otherwise. */
function expectExact(pairs: readonly (readonly [actual: number, exact: number])[], tolerance = TOLERANCE) {
  const wrong = pairs.filter(([actual, exact]) => !(relativeError(actual, exact) < tolerance));
  expect(wrong).toEqual([]);
}

const arms = vectors.arms.map((row) => ({ ...row, control: sumsOf(row.control), treatment: sumsOf(row.treatment) }));

describe('exact vectors', () => {
  it.each(Object.entries(vectors))('has 200 cases and more of %s', (_, cases) => {
    expect(cases.length).toBeGreaterThanOrEqual(200);
  });

  it('parseValue keeps 15 decimals and refuses 1e15', () => {
    const wrong = vectors.parseValue.filter(([text, exact]) => (parseValue(text ?? '')?.toString() ?? null) !== exact);
    expect(wrong).toEqual([]);
  });

  it('ratio is the nearest double', () => {
    const wrong = (vectors.ratio as [string, string, number][]).filter(
      ([n, d, exact]) => ratio(BigInt(n), BigInt(d)) !== exact,
    );
    expect(wrong).toEqual([]);
  });

  it('sums of events are exact, one event at a time', () => {
    for (const [events, exact] of vectors.events as [[string, string][], string[]][]) {
      expect(formatSums(sumOneByOne(events))).toEqual(formatSums(sumsOf(exact)));
    }
  });

  it('ratioMean', () => {
    expectExact(arms.map(({ control, means }) => [ratioMean(control), means[0] ?? 0]));
    expectExact(arms.map(({ treatment, means }) => [ratioMean(treatment), means[1] ?? 0]));
  });

  it('clusteredVariance', () => {
    expectExact(arms.map(({ control, variances }) => [clusteredVariance(control), variances[0] ?? 0]));
    expectExact(arms.map(({ treatment, variances }) => [clusteredVariance(treatment), variances[1] ?? 0]));
  });

  it('differenceOfMeans, at 1e9 and -1e14 plus noise too', () => {
    expectExact(arms.map(({ control, treatment, difference }) => [differenceOfMeans(control, treatment), difference]));
  });

  it('guardedStandardError', () => {
    expectExact(
      arms.map(({ control, treatment, standardError }) => [guardedStandardError(control, treatment), standardError]),
    );
  });

  it('compareArms, through to the anytime interval, the evidence and Welch', () => {
    for (const { control, treatment, anytime, welch } of arms) {
      const comparison = compareArms(control, treatment);
      const { lower, upper } = anytimeInterval(comparison, defaultDesign);
      const { t, df, pValue } = welchTest(comparison);
      const actual = [lower, upper, logEvidence(comparison, defaultDesign), t, df, pValue];
      expectExact([...anytime, ...welch].map((exact, i) => [actual[i] ?? Number.NaN, exact]));
    }
  });

  it('anytimeInterval, logEvidence and anytimePValue', () => {
    for (const row of vectors.effects) {
      const [difference = 0, standardError = 0, entities = 0, alpha = 0, tunedFor = 0, ...exact] = row;
      const effect = { difference, standardError, entities };
      const { lower, upper } = anytimeInterval(effect, { alpha, tunedFor });
      const logE = logEvidence(effect, { alpha, tunedFor });
      expectExact([lower, upper, logE, anytimePValue(logE)].map((actual, i) => [actual, exact[i] ?? Number.NaN]));
    }
  });

  it('welchTest, deep tails included', () => {
    for (const [difference = 0, standardError = 0, vc = 0, vt = 0, kc = 0, kt = 0, ...exact] of vectors.welch) {
      const control = { mean: 0, variance: vc, entities: kc };
      const treatment = { mean: difference, variance: vt, entities: kt };
      const { t, df, pValue } = welchTest({ difference, standardError, entities: kc + kt, control, treatment });
      expectExact([t, df, pValue].map((actual, i) => [actual, exact[i] ?? Number.NaN]));
    }
  });

  it('lookSeries keeps the largest evidence and the intersection', () => {
    for (const rows of vectors.looks as LookRow[][]) {
      const looks = rows.map(([control, treatment]) => ({
        control: singles(...control),
        treatment: singles(...treatment),
      }));
      const states = lookSeries(beforeLooking, looks, { alpha: 0.05, tunedFor: 5000 });
      rows.forEach(([, , count, logE, lower, upper], i) => {
        const state = states[i] ?? beforeLooking;
        expect(state.looks).toBe(count);
        expectExact([[state.logE, logE]]);
        if (lower !== undefined && upper !== undefined) {
          expectExact([
            [state.intersection?.lower ?? Number.NaN, lower],
            [state.intersection?.upper ?? Number.NaN, upper],
          ]);
        }
      });
    }
  });

  it('perEntity: share, events and value, with their guarded standard errors', () => {
    for (const { control, treatment, assigned, perEntity: exact } of arms) {
      const [controls, treatments] = [
        perEntity(control, BigInt(assigned[0] ?? 0)),
        perEntity(treatment, BigInt(assigned[1] ?? 0)),
      ];
      (['share', 'events', 'value'] as const satisfies (keyof PerEntitySums)[]).forEach((name, i) => {
        const { difference, standardError } = compareArms(controls[name], treatments[name]);
        expectExact([
          [difference, exact[i]?.[0] ?? Number.NaN],
          [standardError, exact[i]?.[1] ?? Number.NaN],
        ]);
      });
    }
  });

  it('logSampleRatioEvidence, up to a billion entities', () => {
    const rows = vectors.sampleRatio as [number[], number[], number, number][];
    expectExact(rows.map(([counts, weights, prior, exact]) => [logSampleRatioEvidence(counts, weights, prior), exact]));
  });

  it('holm is the closed test with Bonferroni', () => {
    for (const [ps, exact] of vectors.holm as [number[], number[]][]) {
      expectExact(holm(ps).map((actual, i) => [actual, exact[i] ?? Number.NaN]));
    }
  });

  it('finalPValue', () => {
    expectExact(vectors.finalPValue.map(([anytime = 0, welch = 0, exact = 0]) => [finalPValue(anytime, welch), exact]));
  });
});

type ArmRow = [n: number, S: string, SS: string];
type LookRow = [control: ArmRow, treatment: ArmRow, looks: number, logE: number, lower?: number, upper?: number];

function sumOneByOne(events: readonly (readonly [string, string])[]) {
  const entities = new Map<string, typeof noEvents>();
  return events.reduce((sums, [name, text]) => {
    const before = entities.get(name) ?? noEvents;
    const after = addEvent(before, parseValue(text) ?? 0n);
    entities.set(name, after);
    return addSums(sums, entityDelta(before, after));
  }, noSums);
}
