/** Looks at a metric of an experiment: at its comparisons, and for a guardrail at both sides of its margin too. */

import type { Experiment } from '../lifecycle/experiment.ts';
import type { Guardrail } from '../lifecycle/metric.ts';
import { DEFAULT_MARGIN, type Tolerance } from '../stats/margin.ts';
import { type ComparisonPlan, comparisonLook } from './comparison.ts';
import { guardrailLook } from './guardrails.ts';
import type { Look } from './series.ts';

/** Returns the guardrail with an index among all metrics; undefined for a goal. */
export const guardrailAt = ({ metricGoals, guardrails = [] }: Experiment, metric: number): Guardrail | undefined =>
  guardrails[metric - metricGoals.length];

export const guardrailTolerance = ({ desiredChange = 'INCREASE', margin = DEFAULT_MARGIN }: Guardrail): Tolerance => ({
  desired: desiredChange,
  margin,
});

/** Returns the look at a metric, by its index. All readers look alike, since the first one stores the looks of a quarter. */
export const metricLook = (experiment: Experiment, metric: number, plan: ComparisonPlan): Required<Look> => {
  const comparisons = comparisonLook(plan);
  const guardrail = guardrailAt(experiment, metric);
  const { control, treatments, design } = plan;
  if (!guardrail || control === undefined) return comparisons;
  const others = treatments.filter((name) => name !== control);
  const margin = guardrailLook({ control, others, tolerance: guardrailTolerance(guardrail), design });
  return {
    ...comparisons,
    next: (sums, before) => ({ ...margin.next(sums, before), ...comparisons.next(sums, before) }),
  };
};
