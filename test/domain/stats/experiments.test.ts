// What experiments are decided and planned by, held to a program of its own with 50 digits: test/oracle/statistics.
import { aggregateSums, type MetricAggregation } from '../../../domain/stats/aggregation.ts';
import { clamp } from '../../../domain/stats/bounds.ts';
import { compareArms, estimateArm } from '../../../domain/stats/comparison.ts';
import { parseValue } from '../../../domain/stats/decimal.ts';
import { exceedance } from '../../../domain/stats/exceedance.ts';
import { compareAtMargin } from '../../../domain/stats/margin.ts';
import { anytimeInterval, defaultDesign, logEvidence } from '../../../domain/stats/normal-mixture.ts';
import { oneSidedLogEvidence, oppositeLogEvidence } from '../../../domain/stats/one-sided-mixture.ts';
import { daysUntil, uniquesBy } from '../../../domain/stats/power/arrivals.ts';
import { isSteady } from '../../../domain/stats/ratio-of-values.ts';
import { relativeEffect } from '../../../domain/stats/relative-effect.ts';
import type { LookSums } from '../../../domain/stats/running-look.ts';
import { addEvent, addSums, entityDelta, formatSums, noEvents, noSums, parseSums } from '../../../domain/stats/sums.ts';
import vectors from '../../vectors/stats/experiments.json' with { type: 'json' };
import { sumsOf } from './sums-of-arms.ts';
import { relativeError } from './to-be-exact.ts';

const TOLERANCE = 1e-9;

/** Logarithms of evidence may be near 0, where only the absolute error means something. */
const logError = (actual: number, exact: number): number =>
  Math.min(relativeError(actual, exact), Math.abs(actual - exact));

function expectExact(actual: readonly number[], exact: readonly number[], error = relativeError) {
  const wrong = exact.flatMap((one, i) => (error(actual[i] ?? Number.NaN, one) < TOLERANCE ? [] : [[actual[i], one]]));
  expect(wrong).toEqual([]);
}

const value = (text: string): bigint => parseValue(text) ?? 0n;
const armsOf = (row: { control: string[]; treatment: string[] }): LookSums => ({
  control: parseSums(row.control.join(' ')),
  treatment: parseSums(row.treatment.join(' ')),
});

describe('exact vectors of experiments', () => {
  it.each(Object.entries(vectors))('has 150 cases and more of %s', (_, cases) => {
    expect(cases.length).toBeGreaterThanOrEqual(150);
  });

  it('oneSidedLogEvidence, on both sides and 60 standard errors away', () => {
    const rows = vectors.oneSided as [number, number, number][];
    const actual = rows.map(([z, entities]) =>
      oneSidedLogEvidence({ difference: z, standardError: 1, entities }, defaultDesign),
    );
    expectExact(
      actual,
      rows.map((row) => row[2]),
      logError,
    );
  });

  it('compareAtMargin, with the evidence of both sides', () => {
    for (const row of vectors.margin) {
      const effect = compareAtMargin(armsOf(row), {
        desired: row.desired as 'INCREASE' | 'DECREASE',
        margin: row.margin,
      });
      if (!effect) throw new Error('the pair varies');
      const [gain = 0, error = 0, ...logs] = row.exact;
      expectExact([effect.difference, effect.standardError], [gain, error]);
      expectExact(
        [oneSidedLogEvidence(effect, defaultDesign), oppositeLogEvidence(effect, defaultDesign)],
        logs,
        logError,
      );
    }
  });

  it('relativeEffect, absent where the control is not clearly away from 0', () => {
    const rows = vectors.relative.map((row) => ({
      found: relativeEffect(armsOf(row), defaultDesign),
      exact: row.exact as number[] | null,
    }));
    expect(rows.filter(({ found, exact }) => (found === undefined) !== (exact === null))).toEqual([]);
    expect(rows.filter(({ exact }) => exact === null).length).toBeGreaterThan(20);
    for (const { found, exact } of rows) {
      if (found && exact) expectExact([found.effect, found.lower, found.upper], exact);
    }
  });

  it('aggregations, compared by the code of a mean per event', () => {
    for (const row of vectors.aggregations) {
      const arms = armsOf(row);
      for (const [name, exact] of Object.entries(row.exact)) {
        const [control, treatment] = [arms.control, arms.treatment].map((sums, i) =>
          aggregateSums(sums, BigInt(row.assigned[i] ?? 0), name as MetricAggregation),
        );
        if (!control || !treatment) throw new Error('two arms');
        const means = [estimateArm(control).mean, estimateArm(treatment).mean];
        const comparison = compareArms(control, treatment);
        const { lower, upper } = anytimeInterval(comparison, defaultDesign);
        const actual = [...means, comparison.difference, comparison.standardError, lower, upper];
        expectExact(actual, exact.slice(0, -1));
        expectExact([logEvidence(comparison, defaultDesign)], exact.slice(-1), logError);
      }
    }
  });

  it('sums of bounded events, of bounded entities and of events above, one event at a time', () => {
    const bounds = ([floor = '', cap = '']: readonly string[]) => ({ floor: value(floor), cap: value(cap) });
    for (const { events, event, entity, above, ...exact } of vectors.capped) {
      const rows = events as [string, string][];
      const sum = (read: (x: bigint) => bigint, whole = {}) => sumOneByOne(rows, read, whole);
      expect(formatSums(sum((x) => clamp(x, bounds(event))))).toBe(formatSums(sumsOf(exact.eventSums)));
      expect(formatSums(sum((x) => x, bounds(entity)))).toBe(formatSums(sumsOf(exact.entitySums)));
      expect(formatSums(sum((x) => exceedance(x, value(above))))).toBe(formatSums(sumsOf(exact.aboveSums)));
    }
  });

  it('ratios of two values, with their steadiness', () => {
    for (const row of vectors.ratios) {
      const arms = armsOf(row);
      const { control, treatment } = arms;
      const steady = [control, treatment].map(({ K, denominators }) => denominators && isSteady(K, denominators));
      expect(steady).toEqual(row.steady);
      const comparison = compareArms(control, treatment);
      const { lower, upper } = anytimeInterval(comparison, defaultDesign);
      const { mean } = comparison.control;
      const actual = [mean, comparison.treatment.mean, comparison.difference, comparison.standardError, lower, upper];
      expectExact(actual, row.exact.slice(0, -1));
      expectExact([logEvidence(comparison, defaultDesign)], row.exact.slice(-1), logError);
      const relative = relativeEffect(arms, defaultDesign);
      expectExact(relative ? [relative.effect, relative.lower, relative.upper] : [], row.relative ?? []);
    }
  });

  it('arrivals by a moment, and the moment of so many', () => {
    for (const [uniques, moments] of vectors.arrivals as [number[], [number, number][]][]) {
      for (const [days, exact] of moments) {
        expectExact([uniquesBy(uniques, days)], [exact]);
        expectExact([daysUntil(exact, uniques, 31) ?? Number.NaN], [days]);
      }
    }
  });
});

function sumOneByOne(
  events: readonly (readonly [string, string])[],
  read: (x: bigint) => bigint,
  bounds: { floor?: bigint; cap?: bigint },
) {
  const entities = new Map<string, typeof noEvents>();
  return events.reduce((sums, [name, text]) => {
    const before = entities.get(name) ?? noEvents;
    const after = addEvent(before, read(value(text)));
    entities.set(name, after);
    return addSums(sums, entityDelta(before, after, bounds));
  }, noSums);
}
