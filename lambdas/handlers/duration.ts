/**
 * EstimateDuration: how long an experiment takes to find an effect.
 */
import type { Input } from '../../contract/index.ts';
import { EVERYONE } from '../../domain/lifecycle/weights.ts';
import { type GivenNumbers, givenBaseline, measuredBaseline, withEffect } from '../../domain/planning/baseline.ts';
import { differenceOf, effectFaults, planFaults } from '../../domain/planning/faults.ts';
import { planOf } from '../../domain/planning/plan.ts';
import type { MetricAggregation } from '../../domain/stats/aggregation.ts';
import type { Arrivals } from '../../domain/stats/power/arrivals.ts';
import type { Baseline } from '../../domain/stats/power/baseline.ts';
import { invalidMember, throwIfAny } from './errors.ts';
import type { Context, Handler } from './handler.ts';
import { experimentMetric, launchMetric, type MeasuredMetric } from './measured-metric.ts';
import { requireProject } from './require.ts';
import { durationView } from './view/duration.ts';

type DurationInput = Input<'EstimateDuration'>;

const HALVES: readonly number[] = [EVERYONE / 2, EVERYONE / 2];

export const estimateDuration: Handler<'EstimateDuration'> = async (input, context) => {
  const { entity: project } = await requireProject(context, input.project);
  const given = 'given' in input.baseline ? input.baseline.given : undefined;
  throwIfAny(planFaults({ ...input, given }));
  const { weights = HALVES, samplingRate = EVERYONE, goals = 1 } = input;
  const { baseline, arrivals, aggregation, delay } = await beforeChange(context, project.name, input);
  throwIfAny(effectFaults(input, baseline, aggregation));
  const effect = differenceOf(input, baseline.mean);
  const plan = planOf({
    baseline: withEffect(baseline, effect, aggregation),
    effect,
    shares: weights.map((weight) => (weight / EVERYONE) * (samplingRate / EVERYONE)),
    arrivals,
    goals,
    delay,
  });
  return durationView(plan, { baseline, effect, relativeEffect: input.relativeEffect, arrivals });
};

interface BeforeChange {
  readonly aggregation: MetricAggregation;
  readonly baseline: Baseline;
  readonly arrivals: Arrivals;
  /** In days. */
  readonly delay: number;
}

/** The metric before the change, and the entities that arrive. */
const beforeChange = async (context: Context, project: string, question: DurationInput): Promise<BeforeChange> => {
  const { baseline: requested, entitiesByDay } = question;
  if ('given' in requested) return fromGiven(requested.given, question);
  const measured =
    'experiment' in requested
      ? await experimentMetric(context, project, requested.experiment)
      : await launchMetric(context, project, requested.launch);
  const { aggregation = measured.aggregation } = question;
  const baseline = measuredBaseline(measured, aggregation);
  if (typeof baseline === 'string') throw invalidMember(`${measured.member}.metricName`, baseline);
  return { aggregation, baseline, arrivals: entitiesByDay ?? requireArrivals(measured), delay: measured.delay };
};

const fromGiven = (given: GivenNumbers, question: DurationInput): BeforeChange => {
  const { aggregation = 'VALUE_PER_EVENT', entitiesByDay: arrivals = [] } = question;
  return { aggregation, baseline: givenBaseline(given, aggregation), arrivals, delay: (given.windowHours ?? 0) / 24 };
};

const requireArrivals = ({ arrivals, member }: MeasuredMetric): Arrivals => {
  if (arrivals.length > 0) return arrivals;
  throw invalidMember(
    `${member}.name`,
    'has run for less than a day: say in entitiesByDay how many entities arrive, or ask again later',
  );
};
