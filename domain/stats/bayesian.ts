// The Bayesian report at the end of an experiment: how probable a change of 3 % and more is.
import type { ArmEstimate } from './comparison.ts';
import { integrate } from './gauss-legendre.ts';
import type { Interval } from './normal-mixture.ts';
import { studentTDensity, studentTQuantile, studentTTail } from './special/student-t.ts';
import type { DesiredChange, Verdict } from './verdict.ts';

const { abs, max, min, sqrt } = Math;

export interface ChangeProbabilities {
  /** That the treatment's mean is larger by at least 3 % of the control's size. */
  readonly increase: number;
  /** That it is smaller by at least as much. */
  readonly decrease: number;
  readonly noChange: number;
}

const MARGIN = 0.03;
const PROBABLE = 0.9;
/** Where a t distribution of 19 or more degrees of freedom has nothing left, in scales from its centre. */
const REACH = [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

/**
 * The posterior probabilities of a change, under the reference prior of the normal-inverse-gamma family: each arm's mean
 * has a t distribution around its estimate, with the standard error as its scale and entities - 1 degrees of freedom
 * (at least 19). An arm without variance is a point.
 *
 * Source: A. Gelman et al., Bayesian Data Analysis, 3rd ed. (2013), section 3.2; the margin of 3 % is AWS's.
 *
 * @example
 * // 100 entities of mean 0.5 and variance 0.2525 against 100 of 0.62 and 0.238: increase 0.928257826, decrease 0.026441549
 */
export function changeProbabilities(control: ArmEstimate, treatment: ArmEstimate): ChangeProbabilities {
  const increase = expect(control, treatment, (c) => exceeds(treatment, c + MARGIN * abs(c)));
  const decrease = expect(control, treatment, (c) => exceeds(mirror(treatment), -(c - MARGIN * abs(c))));
  return { increase, decrease, noChange: max(0, 1 - increase - decrease) };
}

/** The central interval that holds an arm's mean with probability `level`, under the same prior. */
export function credibleInterval({ mean, variance, entities }: ArmEstimate, level: number): Interval {
  const halfWidth = sqrt(variance) * studentTQuantile((1 - level) / 2, entities - 1);
  return { lower: mean - halfWidth, upper: mean + halfWidth };
}

/** Better or Worse where the change asked for, or its opposite, has a probability of at least 90 %. */
export function judgeProbabilities({ increase, decrease }: ChangeProbabilities, desired: DesiredChange): Verdict {
  const [wanted, unwanted] = desired === 'INCREASE' ? [increase, decrease] : [decrease, increase];
  if (wanted >= PROBABLE) return 'Better';
  return unwanted >= PROBABLE ? 'Worse' : 'Inconclusive';
}

const mirror = (arm: ArmEstimate): ArmEstimate => ({ ...arm, mean: -arm.mean });

/** P(mean > x) of an arm. */
const exceeds = ({ mean, variance, entities }: ArmEstimate, x: number): number =>
  variance > 0 ? studentTTail((x - mean) / sqrt(variance), entities - 1) : Number(mean > x);

/** The expectation of f over the control's mean, on segments on which both it and the control's density are smooth. */
function expect(control: ArmEstimate, treatment: ArmEstimate, f: (c: number) => number): number {
  if (!(control.variance > 0)) return f(control.mean);
  const scale = sqrt(control.variance);
  const weighted = (c: number) => (f(c) * studentTDensity((c - control.mean) / scale, control.entities - 1)) / scale;
  const ends = segmentEnds(control, treatment);
  return ends.reduce((sum, end, i) => sum + (i === 0 ? 0 : integrate(weighted, ends[i - 1] ?? end, end)), 0);
}

function segmentEnds(control: ArmEstimate, treatment: ArmEstimate): number[] {
  const own = around(control.mean, control.variance);
  const [first = 0, last = 0] = [min(...own), max(...own)];
  const steep = [1 + MARGIN, 1 - MARGIN].flatMap((factor) =>
    around(treatment.mean / factor, treatment.variance / factor ** 2),
  );
  const inside = [0, ...own, ...steep].filter((c) => c >= first && c <= last);
  return [...new Set(inside)].sort((a, b) => a - b);
}

const around = (mean: number, variance: number): number[] =>
  REACH.flatMap((scales) => [mean - scales * sqrt(variance), mean + scales * sqrt(variance)]);
