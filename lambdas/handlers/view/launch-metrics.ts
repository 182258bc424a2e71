/**
 * Shows a launch by group: over all of it, within each step, and in a sentence.
 */
import { type Launch, stepsServed } from '../../../domain/lifecycle/launch.ts';
import type { MetricDefinition } from '../../../domain/lifecycle/metric.ts';
import { armHealth, entitiesIn } from '../../../domain/results/health.ts';
import { wordLaunch } from '../../../domain/results/launch-sentence.ts';
import { metricSeriesOf } from '../../../domain/results/metric-series.ts';
import { type LookState, noLooks, sumsIn } from '../../../domain/results/series.ts';
import type { StepPlan } from '../../../domain/results/within-step.ts';
import { defaultDesign } from '../../../domain/stats/normal-mixture.ts';
import type { LaunchStates } from '../../store/results/launch-states.ts';
import { readStep, stepFactsOf, stepView } from './launch-step.ts';

export interface LaunchMetricsReading {
  readonly launch: Launch;
  readonly plan: StepPlan;
  readonly states: LaunchStates;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export const launchMetricsView = (reading: LaunchMetricsReading) => {
  const { launch, plan, states, now } = reading;
  const steps = stepsServed(launch, now).map((step) => readStep(reading, step));
  const last = steps.at(-1);
  const facts = { control: plan.control, step: last && stepFactsOf(last) };
  const { state, ...sentence } = wordLaunch(launch, facts, now);
  return {
    groups: plan.groups.map((groupName) => ({ groupName, entities: entitiesIn(states.uniques.sums, groupName) })),
    metrics: launch.metricMonitors.map(({ metricDefinition }, metric) =>
      metricView(reading, metricDefinition, states.monitors[metric] ?? noLooks),
    ),
    state,
    sentence: { ...sentence, numbers: { ...sentence.numbers } },
    asOf: now,
    control: plan.control,
    steps: steps.map(stepView),
  };
};

/** A metric over all steps, without a comparison. */
const metricView = ({ plan, states }: LaunchMetricsReading, definition: MetricDefinition, state: LookState) => {
  const assigned = metricSeriesOf(definition).assignedIn(state, states.uniques.sums);
  return {
    metricName: definition.name,
    groups: plan.groups.map((groupName) => {
      const arm = { sums: sumsIn(state, groupName), assigned: BigInt(entitiesIn(assigned, groupName)) };
      return { groupName, ...armHealth(arm, undefined, defaultDesign) };
    }),
  };
};
