/** The Bayesian report at the end of an experiment: the probability of a change of at least 3 %. */

import type { ArmEstimate } from './comparison.ts';
import { integrate, integrateSegments } from './gauss-legendre.ts';
import type { Interval } from './normal-mixture.ts';
import { studentTDensity, studentTQuantile, studentTTail } from './special/student-t.ts';
import type { DesiredChange, Verdict } from './verdict.ts';

const { abs, max, min, sqrt } = Math;

export interface ChangeProbabilities {
  /** The probability that the treatment's mean is larger by at least 3 % of the control's size. */
  readonly increase: number;
  /** The probability that it is smaller by at least as much. */
  readonly decrease: number;
  readonly noChange: number;
}

const MARGIN = 0.03;
const PROBABLE = 0.9;
/**
 * Distances from the centre in scales. A t distribution with 19 or more degrees of freedom has nothing left beyond the
 * last.
 */
const REACH = [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

/**
 * Returns the posterior probabilities of a change, under the reference prior of the normal-inverse-gamma family: each
 * arm's mean has a t distribution around its estimate, with the standard error as its scale and entities - 1 degrees of
 * freedom (at least 19). An arm without variance is a point.
 *
 * Source: A. Gelman et al., Bayesian Data Analysis, 3rd ed. (2013), section 3.2; the margin of 3 % is AWS's.
 *
 * @example
 * // 100 entities of mean 0.5 and variance 0.2525 against 100 of 0.62 and 0.238: increase 0.928257826, decrease 0.026441549
 */
export function changeProbabilities(control: ArmEstimate, treatment: ArmEstimate): ChangeProbabilities {
  const posterior = posteriorOf(treatment);
  const expected = (f: (low: number, high: number) => number) =>
    expectation(control, treatment, (c) => f(c - MARGIN * abs(c), c + MARGIN * abs(c)));
  return {
    increase: expected((_, high) => posterior.above(high)),
    decrease: expected((low) => posterior.below(low)),
    noChange: expected(posterior.between),
  };
}

/** Returns the central interval that holds an arm's mean with probability `level`, under the same prior. */
export function credibleInterval({ mean, variance, entities }: ArmEstimate, level: number): Interval {
  const halfWidth = sqrt(variance) * studentTQuantile((1 - level) / 2, entities - 1);
  return { lower: mean - halfWidth, upper: mean + halfWidth };
}

/** Returns Better or Worse where the desired change, or its opposite, has a probability of at least 90 %. */
export function judgeProbabilities({ increase, decrease }: ChangeProbabilities, desired: DesiredChange): Verdict {
  const [wanted, unwanted] = desired === 'INCREASE' ? [increase, decrease] : [decrease, increase];
  if (wanted >= PROBABLE) return 'Better';
  return unwanted >= PROBABLE ? 'Worse' : 'Inconclusive';
}

interface Posterior {
  readonly above: (x: number) => number;
  readonly below: (x: number) => number;
  readonly between: (low: number, high: number) => number;
}

/** The probabilities that an arm's mean lies above, below or between. */
const posteriorOf = ({ mean, variance, entities }: ArmEstimate): Posterior => {
  if (!(variance > 0))
    return {
      above: (x) => Number(mean > x),
      below: (x) => Number(mean < x),
      between: (low, high) => Number(low <= mean && mean <= high),
    };
  const t = (x: number) => (x - mean) / sqrt(variance);
  const df = entities - 1;
  return {
    above: (x) => studentTTail(t(x), df),
    below: (x) => studentTTail(-t(x), df),
    between: (low, high) => probabilityBetween(t(low), t(high), df),
  };
};

/**
 * P(low < T < high). It is the difference of the tails on one side, or an integral of the density where the tails are
 * too close to subtract.
 */
const probabilityBetween = (low: number, high: number, df: number): number => {
  if (high - low < 1) return integrate((t) => studentTDensity(t, df), low, high);
  return high < 0 ? probabilityBetween(-high, -low, df) : studentTTail(low, df) - studentTTail(high, df);
};

/** The expectation of f over the control's mean. Both f and the control's density are smooth on each segment. */
function expectation(control: ArmEstimate, treatment: ArmEstimate, f: (c: number) => number): number {
  if (!(control.variance > 0)) return f(control.mean);
  const scale = sqrt(control.variance);
  const weighted = (c: number): number => {
    const density = studentTDensity((c - control.mean) / scale, control.entities - 1) / scale;
    return density && density * f(c);
  };
  return integrateSegments(weighted, segmentEnds(control, treatment));
}

function segmentEnds(control: ArmEstimate, treatment: ArmEstimate): number[] {
  const own = pointsAround(control.mean, control.variance);
  const [first = 0, last = 0] = [min(...own), max(...own)];
  const steep = [1 + MARGIN, 1 - MARGIN].flatMap((factor) =>
    pointsAround(treatment.mean / factor, treatment.variance / factor ** 2),
  );
  const inside = [0, ...own, ...steep].filter((c) => c >= first && c <= last);
  return [...new Set(inside)].sort((a, b) => a - b);
}

const pointsAround = (mean: number, variance: number): number[] =>
  REACH.flatMap((scales) => [mean - scales * sqrt(variance), mean + scales * sqrt(variance)]);
