/**
 * Tests whether entities arrive at the treatments in their intended shares. The test is sequential, because it runs at
 * every look.
 */

import { deviance } from './special/deviance.ts';
import { stirlingError } from './special/stirling-error.ts';

/** The prior of the true shares is centred on the intended shares, and worth this many entities. */
const PRIOR_ENTITIES = 1000;

/**
 * Returns the logarithm of the evidence that entities are not split as intended: the Bayes factor of a Dirichlet
 * mixture against the intended shares. `counts` are the unique entities assigned so far. `weights` are those of the
 * treatments in the same order, and only their proportions matter. Callers keep the running maximum over the looks; its
 * `anytimePValue` is the p-value. Infinite once an entity is in a treatment of weight 0. A mismatch makes every other
 * result doubtful.
 *
 * Source: M. Lindon and A. Malek, Anytime-valid inference for multinomial count data, NeurIPS 2022 (arXiv 2011.03567).
 * Its gamma functions are expanded by Stirling's formula here, so that a billion entities cost no digits.
 *
 * @example logSampleRatioEvidence([2435, 2815], [50_000, 50_000], 100); // 11.51693248
 */
export function logSampleRatioEvidence(
  counts: readonly number[],
  weights: readonly number[],
  priorEntities = PRIOR_ENTITIES,
): number {
  const arms = weights.map((weight, i) => ({ weight, count: counts[i] ?? 0 }));
  if (arms.some(({ weight, count }) => weight === 0 && count > 0)) return Infinity;
  const possible = arms.filter(({ weight }) => weight > 0);
  const totalWeight = sum(possible.map(({ weight }) => weight));
  const entities = sum(possible.map(({ count }) => count));
  const total = entities + priorEntities;
  const evidence = possible.map(({ weight, count }) => {
    const prior = (priorEntities * weight) / totalWeight;
    const excess = (count * totalWeight - entities * weight) / totalWeight;
    return evidenceOfArm({ prior, count, expected: (total * weight) / totalWeight, excess });
  });
  return stirlingError(priorEntities) - stirlingError(total) + Math.log(total / priorEntities) / 2 + sum(evidence);
}

interface Arm {
  readonly prior: number;
  readonly count: number;
  readonly expected: number;
  readonly excess: number;
}

function evidenceOfArm({ prior, count, expected, excess }: Arm): number {
  const posterior = prior + count;
  const shape = stirlingError(posterior) - stirlingError(prior) - Math.log(posterior / prior) / 2;
  return shape + deviance(posterior, expected, excess);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
