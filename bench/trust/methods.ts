// What is compared: ours, a peer's, and the t-test that everyone is warned of. Each says whether a look is significant.
import type { Comparison, Effect } from '../../domain/stats/comparison.ts';
import { logEvidence, type MixtureDesign } from '../../domain/stats/normal-mixture.ts';
import { studentTTail } from '../../domain/stats/special/student-t.ts';
import type { Arm } from './arm.ts';

const { abs, log, sqrt } = Math;

const ALPHA = 0.05;

/** GrowthBook's default `sequential_tuning_parameter`. */
const growthBookDesign: MixtureDesign = { alpha: ALPHA, tunedFor: 5000 };

/**
 * GrowthBook's sequential test of the relative difference, its default: the asymptotic confidence sequence with tuning
 * parameter 5,000 on separate variances by the delta method, for means of entities and ratios of them.
 *
 * Source: gbstats 0.8.0 (PyPI), frequentist/tests.py, class SequentialTwoSidedTTest (equations 9, 155 and 161 of
 * Waudby-Smith et al., arXiv 2103.06476v7); docs.growthbook.io/statistics/sequential.
 */
export function growthBookIsSignificant({ control, treatment, entities, difference }: Comparison): boolean {
  if (!(control.variance > 0 && treatment.variance > 0 && control.mean !== 0)) return false;
  const variance =
    treatment.variance / control.mean ** 2 + (control.variance * treatment.mean ** 2) / control.mean ** 4;
  const effect: Effect = { difference: difference / control.mean, standardError: sqrt(variance), entities };
  return logEvidence(effect, growthBookDesign) >= -log(ALPHA);
}

/** Welch's t-test that takes every event as independent and every look as the only one. */
export function tTestIsSignificant(control: Arm, treatment: Arm): boolean {
  const [a, b] = [control.iidVariance, treatment.iidVariance];
  const t = abs(treatment.mean - control.mean) / sqrt(a + b);
  if (!(t > 1.95)) return false;
  const df = (a + b) ** 2 / (a ** 2 / (control.N - 1) + b ** 2 / (treatment.N - 1));
  return 2 * studentTTail(t, df) <= ALPHA;
}
