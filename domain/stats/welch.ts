import type { Comparison } from './comparison.ts';
import type { Interval } from './normal-mixture.ts';
import { studentTQuantile, studentTTail } from './special/student-t.ts';

export interface WelchTest {
  readonly t: number;
  /** Degrees of freedom after Satterthwaite. */
  readonly df: number;
  /** Two-sided. */
  readonly pValue: number;
}

/**
 * Welch's t-test for one look that was fixed in advance, on the guarded standard error. t is infinite and p = 0 when
 * the standard error is 0 and the means differ.
 *
 * Source: B. L. Welch, The generalization of Student's problem when several different population variances are
 * involved, Biometrika 34 (1947) 28-35. The p-value comes from the tail itself, so that 1e-39 is 1e-39.
 *
 * @example
 * // t 3.2732683535 with 1993.479638 degrees of freedom: p 0.00108129420
 */
export function welchTest({ difference, standardError, control, treatment }: Comparison): WelchTest {
  const t = difference / standardError;
  const df = satterthwaite(control, treatment);
  return { t, df, pValue: 2 * studentTTail(Math.abs(t), df) };
}

/**
 * Returns the interval that covers the true difference with probability 1 - alpha at that look. It excludes 0 where p
 * <= alpha.
 */
export function welchInterval(comparison: Comparison, alpha: number): Interval {
  const { difference, standardError, control, treatment } = comparison;
  const halfWidth = standardError * studentTQuantile(alpha / 2, satterthwaite(control, treatment));
  return { lower: difference - halfWidth, upper: difference + halfWidth };
}

type Arm = Comparison['control'];

/** Two arms without a variance of their own take the pooled one, and the degrees of freedom of its test. */
const satterthwaite = (a: Arm, b: Arm): number =>
  a.variance + b.variance > 0
    ? (a.variance + b.variance) ** 2 / (a.variance ** 2 / (a.entities - 1) + b.variance ** 2 / (b.entities - 1))
    : a.entities + b.entities - 2;
