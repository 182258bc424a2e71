/**
 * The operations for the health of an experiment and for the metrics of a launch.
 */
import type { Output } from '../../contract/index.ts';
import type { Experiment } from '../../domain/lifecycle/experiment.ts';
import { experimentAt } from '../../domain/lifecycle/experiment.ts';
import { comparisonLook, comparisonPlanOf } from '../../domain/results/comparison.ts';
import {
  type JudgedTreatment,
  judgeTreatments,
  MISMATCH_THRESHOLD,
  servedTreatments,
} from '../../domain/results/finding.ts';
import { armHealth, entitiesIn, sampleRatio, sampleRatioLook } from '../../domain/results/health.ts';
import { missingDataOf } from '../../domain/results/needed.ts';
import { LOOK_LENGTH } from '../../domain/results/points.ts';
import { type Look, type LookState, sumsIn } from '../../domain/results/series.ts';
import { holm } from '../../domain/stats/holm.ts';
import { anytimePValue, defaultDesign } from '../../domain/stats/normal-mixture.ts';
import type { Context, Handler } from './handler.ts';
import { requireExperiment, requireLaunch, requireProject } from './require.ts';

export const getExperimentHealth: Handler<'GetExperimentHealth'> = async (input, context) => {
  const { entity: project } = await requireProject(context, input.project);
  const { entity } = await requireExperiment(context, project.name, input.experiment);
  const experiment = experimentAt(entity, context.now);
  const { treatments, shares } = servedTreatments(experiment);
  const uniques = await stateOf(context, experiment, { series: 'uniques', look: sampleRatioLook(treatments, shares) });
  const drops = await context.store.drops.list(experiment.id);
  const metrics = await Promise.all(
    experiment.metricGoals.map((_, metric) => metricHealth(context, experiment, { metric, uniques })),
  );
  return {
    ...arrivals(experiment, uniques),
    metrics: addAdjustedPValues(metrics).map((one, metric) => ({ ...one, ...drops(metric) })),
    undelivered: await context.store.undelivered.count(project.name),
    ...(experiment.status === 'RUNNING' ? { nextLook: nextLookAfter(context.now) } : {}),
  };
};

/** Entities by treatment, and the test of their shares against the weights. */
const arrivals = (experiment: Experiment, { sums, looks }: LookState) => {
  const { treatments, shares, nobody } = servedTreatments(experiment);
  const pValue = anytimePValue(looks[sampleRatio]?.logE ?? 0);
  return {
    treatments: [...treatments, ...nobody].map((treatmentName, index) => ({
      treatmentName,
      entities: entitiesIn(sums, treatmentName),
      expectedShare: shares[index] ?? 0,
    })),
    sampleRatioPValue: pValue,
    sampleRatioMismatch: pValue < MISMATCH_THRESHOLD,
  };
};

const nextLookAfter = (now: number): number => (Math.floor(now / LOOK_LENGTH) + 1) * LOOK_LENGTH;

interface RunTimes {
  readonly id: string;
  readonly startedTime?: number;
  readonly endedTime?: number;
}

/** The sums and looks of a series as they are now. */
const stateOf = (
  { store, now }: Context,
  { id, startedTime = now, endedTime }: RunTimes,
  { series, look }: { readonly series: number | 'uniques'; readonly look: Look },
): Promise<LookState> => {
  const key = { trialId: id, series };
  return store.series.state({ key, startedTime, look, endedTime, now });
};

interface MetricQuestion {
  readonly metric: number;
  readonly uniques: LookState;
}

const metricHealth = async (context: Context, experiment: Experiment, { metric, uniques }: MetricQuestion) => {
  const plan = comparisonPlanOf(experiment);
  const { control, treatments } = plan;
  const state = await stateOf(context, experiment, { series: metric, look: comparisonLook(plan) });
  const armOf = (name: string) => ({ sums: sumsIn(state, name), assigned: BigInt(entitiesIn(uniques.sums, name)) });
  const controlArm = (name: string) => (control === undefined || name === control ? undefined : armOf(control));
  const judged = judgeTreatments(experiment, metric, state);
  const arms = treatments.map((treatmentName) => ({ treatmentName, sums: sumsIn(state, treatmentName) }));
  const needed = missingDataOf(arms, elapsedOf(experiment, context.now));
  return {
    metricName: experiment.metricGoals[metric]?.metricDefinition.name ?? '',
    ...(needed ? { needed } : {}),
    treatments: treatments.map((name) => ({
      treatmentName: name,
      ...armHealth(armOf(name), controlArm(name), defaultDesign),
      ...verdictIn(judged.find((one) => one.name === name)),
    })),
  };
};

/** Milliseconds for which the experiment has run. */
const elapsedOf = ({ startedTime, endedTime }: Experiment, now: number): number =>
  startedTime === undefined ? 0 : (endedTime ?? now) - startedTime;

const verdictIn = (found: JudgedTreatment | undefined) =>
  found && { pValue: found.pValue, drift: found.drift, verdict: found.verdict };

type MetricHealth = Awaited<ReturnType<typeof metricHealth>>;

/** Adds Holm's p-values to the plain ones. The control has neither. */
const addAdjustedPValues = (metrics: readonly MetricHealth[]) => {
  const plain = metrics.flatMap(({ treatments }) => treatments.flatMap(({ pValue }) => pValue ?? []));
  const adjusted = holm(plain).values();
  return metrics.map(({ treatments, ...metric }) => ({
    ...metric,
    treatments: treatments.map((row) =>
      row.pValue === undefined ? row : { ...row, adjustedPValue: adjusted.next().value },
    ),
  }));
};

export const getLaunchMetrics: Handler<'GetLaunchMetrics'> = async (input, context) => {
  const { entity: project } = await requireProject(context, input.project);
  const { entity: launch } = await requireLaunch(context, project.name, input.launch);
  const noLook: Look = { next: (_, before) => before };
  const uniques = await stateOf(context, launch, { series: 'uniques', look: noLook });
  const drops = await context.store.drops.list(launch.id);
  const names = launch.groups.map(({ name }) => name);
  const metrics = launch.metricMonitors.map(async ({ metricDefinition }, metric): Promise<LaunchMetric> => {
    const state = await stateOf(context, launch, { series: metric, look: noLook });
    const groups = names.map((groupName) => {
      const arm = { sums: sumsIn(state, groupName), assigned: BigInt(entitiesIn(uniques.sums, groupName)) };
      return { groupName, ...armHealth(arm, undefined, defaultDesign) };
    });
    return { metricName: metricDefinition.name, ...drops(metric), groups };
  });
  return {
    groups: names.map((groupName) => ({ groupName, entities: entitiesIn(uniques.sums, groupName) })),
    metrics: await Promise.all(metrics),
  };
};

type LaunchMetric = Output<'GetLaunchMetrics'>['metrics'][number];
