// What is compared: ours, a peer's, and the t-test that everyone is warned of. Each says whether a look is significant.
import type { Effect } from '../../domain/stats/comparison.ts';
import { logEvidence, type MixtureDesign } from '../../domain/stats/normal-mixture.ts';
import { studentTTail } from '../../domain/stats/special/student-t.ts';
import type { Arm } from './arm.ts';

const { abs, log, max, sqrt } = Math;

const ALPHA = 0.05;

/** GrowthBook's default `sequential_tuning_parameter`. */
const growthBookDesign: MixtureDesign = { alpha: ALPHA, tunedFor: 5000 };
/** GrowthBook shows no verdict before one arm's total has reached this, its default `minimumSampleSize`. */
const GROWTHBOOK_MIN_TOTAL = 150;

/**
 * GrowthBook's sequential test as its application shows it by default: the relative difference, the asymptotic
 * confidence sequence with tuning parameter 5,000, separate variances by the delta method.
 *
 * Source: gbstats 0.8.0 (PyPI), frequentist/tests.py, class SequentialTwoSidedTTest (equations 9, 155 and 161 of
 * Waudby-Smith et al., arXiv 2103.06476v7); docs.growthbook.io/statistics/sequential; the minimum total is
 * `hasEnoughData` in packages/front-end/services/experiments.ts of growthbook/growthbook.
 */
export function growthBookIsSignificant(control: Arm, treatment: Arm): boolean {
  const [a, b] = [control.variance, treatment.variance];
  if (!hasEnoughData(control, treatment) || !(a > 0 && b > 0)) return false;
  const effect: Effect = {
    difference: (treatment.mean - control.mean) / control.mean,
    standardError: sqrt(b / control.mean ** 2 + (a * treatment.mean ** 2) / control.mean ** 4),
    entities: control.K + treatment.K,
  };
  return logEvidence(effect, growthBookDesign) >= -log(ALPHA);
}

const hasEnoughData = ({ S: a }: Arm, { S: b }: Arm): boolean =>
  a !== 0 && b !== 0 && max(a, b) >= GROWTHBOOK_MIN_TOTAL;

/** Welch's t-test that takes every event as independent and every look as the only one. */
export function tTestIsSignificant(control: Arm, treatment: Arm): boolean {
  const [a, b] = [control.iidVariance, treatment.iidVariance];
  const t = abs(treatment.mean - control.mean) / sqrt(a + b);
  if (!(t > 1.95)) return false;
  const df = (a + b) ** 2 / (a ** 2 / (control.N - 1) + b ** 2 / (treatment.N - 1));
  return 2 * studentTTail(t, df) <= ALPHA;
}
