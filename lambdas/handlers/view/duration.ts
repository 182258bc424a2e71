/**
 * The plan of an experiment as the API shows it.
 */
import type { Output } from '../../../contract/index.ts';
import type { DurationPlan } from '../../../domain/planning/plan.ts';
import { planSentence } from '../../../domain/planning/sentence.ts';
import type { Arrivals } from '../../../domain/stats/power/arrivals.ts';
import type { Baseline } from '../../../domain/stats/power/baseline.ts';

interface Planned {
  readonly baseline: Baseline;
  readonly effect: number;
  /** As the request gave it. */
  readonly relativeEffect?: number | undefined;
  readonly arrivals: Arrivals;
}

export const durationView = (plan: DurationPlan, planned: Planned): Output<'EstimateDuration'> => {
  const { baseline, effect, arrivals } = planned;
  const { mean, deviation, counting } = baseline;
  const share = planned.relativeEffect ?? effect / Math.abs(mean);
  const relative = Number.isFinite(share) ? share : undefined;
  return {
    sentence: planSentence(plan, { effect, ...(relative === undefined ? {} : { relative }) }),
    anytime: plan.anytime,
    plannedEnd: plan.final,
    days: plan.byDay.map(({ day, entities, anytime, final }) => ({
      day,
      entities,
      anytimeEffect: anytime,
      plannedEndEffect: final,
    })),
    mean,
    standardDeviation: deviation,
    shareCounting: counting,
    effect,
    relativeEffect: relative,
    alpha: plan.alpha,
    power: plan.power,
    entitiesByDay: [...arrivals],
  };
};
