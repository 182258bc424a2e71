/**
 * Reads what a trial has measured: a metric in one arm, and how many entities arrived by each day.
 */
import type { Input } from '../../contract/index.ts';
import { controlOf, type Experiment, experimentAt, metricsOf, weightsOf } from '../../domain/lifecycle/experiment.ts';
import { controlGroupOf, type Launch, sharesBegun } from '../../domain/lifecycle/launch.ts';
import { type MetricDefinition, windowOf } from '../../domain/lifecycle/metric.ts';
import { EVERYONE } from '../../domain/lifecycle/weights.ts';
import { arrivalsByDay, type ShareFrom, uniquesAt } from '../../domain/planning/arrivals-by-day.ts';
import type { MeasuredArm } from '../../domain/planning/baseline.ts';
import { presentTime } from '../../domain/present-time.ts';
import { entitiesIn } from '../../domain/results/health.ts';
import { sumsOf } from '../../domain/results/series.ts';
import type { MetricAggregation } from '../../domain/stats/aggregation.ts';
import type { Arrivals, Arrived } from '../../domain/stats/power/arrivals.ts';
import { invalidMember } from './errors.ts';
import type { Context } from './handler.ts';
import { requireExperiment, requireLaunch } from './require.ts';

export interface MeasuredMetric extends MeasuredArm {
  readonly aggregation: MetricAggregation;
  /** In days: the window of the metric. */
  readonly delay: number;
  /** The path of the member that names the trial. */
  readonly member: string;
  /** All entities that arrived, by day; empty before the end of the first day. */
  readonly arrivals: Arrivals;
}

type Requested = Input<'EstimateDuration'>['baseline'];
type ExperimentBaseline = Extract<Requested, { experiment: unknown }>['experiment'];
type LaunchBaseline = Extract<Requested, { launch: unknown }>['launch'];

/** A trial, reduced to what is read of it. */
interface Source {
  readonly member: string;
  readonly id: string;
  readonly startedTime: number | undefined;
  readonly endedTime: number | undefined;
  readonly metrics: readonly MetricDefinition[];
  readonly metricName: string;
  readonly arms: readonly string[];
  readonly arm: { readonly member: string; readonly name: string };
  /** The shares of all arriving entities that took part. */
  readonly shares: readonly ShareFrom[];
}

/**
 * A metric of an experiment.
 *
 * @throws ServiceError ResourceNotFoundException; ValidationException for another metric or treatment, and where
 * nothing is measured or kept.
 */
export const experimentMetric = async (
  context: Context,
  project: string,
  { name, metricName, treatmentName }: ExperimentBaseline,
): Promise<MeasuredMetric> => {
  const { entity } = await requireExperiment(context, project, name);
  const experiment = experimentAt(entity, context.now);
  return readMetric(context, {
    ...experiment,
    startedTime: experiment.startedTime,
    endedTime: experiment.endedTime,
    member: 'baseline.experiment',
    metrics: metricsOf(experiment).map(({ metricDefinition }) => metricDefinition),
    metricName,
    arms: experiment.treatments.map((one) => one.name),
    arm: { member: 'treatmentName', name: treatmentName ?? controlOf(experiment) ?? '' },
    shares: [{ time: 0, share: shareOf(experiment) }],
  });
};

/** The share by the rate as it is now, or was at the end. */
const shareOf = (experiment: Experiment): number => {
  const weight = Object.values(weightsOf(experiment)).reduce((sum, one) => sum + one, 0);
  return ((experiment.samplingRate / EVERYONE) * weight) / EVERYONE;
};

/**
 * A metric of a launch.
 *
 * @throws ServiceError as {@link experimentMetric}.
 */
export const launchMetric = async (
  context: Context,
  project: string,
  { name, metricName, groupName }: LaunchBaseline,
): Promise<MeasuredMetric> => {
  const { entity: launch } = await requireLaunch(context, project, name);
  const { startedTime, steps } = launch;
  const servedFrom = startedTime && Math.max(startedTime, steps[0]?.startTime ?? startedTime);
  return readMetric(context, {
    ...launch,
    startedTime: servedFrom,
    endedTime: launch.endedTime,
    member: 'baseline.launch',
    metrics: launch.metricMonitors.map(({ metricDefinition }) => metricDefinition),
    metricName,
    arms: launch.groups.map((one) => one.name),
    arm: { member: 'groupName', name: groupName ?? (await controlIn(context, launch)) ?? '' },
    shares: sharesBegun(launch).map(({ startTime, share }) => ({
      time: Math.max(0, startTime - (servedFrom ?? startTime)),
      share: share / EVERYONE,
    })),
  });
};

const controlIn = async ({ store }: Context, launch: Launch): Promise<string | undefined> => {
  const names = [...new Set(launch.groups.map(({ feature }) => feature))];
  const features = await Promise.all(names.map((name) => store.features.getOutline(launch.project, name)));
  const defaults = features.flatMap((found) => (found ? [[found.entity.name, found.entity.defaultVariation]] : []));
  return controlGroupOf(launch, Object.fromEntries(defaults));
};

const readMetric = async (context: Context, source: Source): Promise<MeasuredMetric> => {
  const { member, arm, arms, id: trialId, endedTime } = source;
  const startedTime = requireCounts(context, source);
  const metric = requireMetric(source);
  requireArm(source);
  const { aggregation = 'VALUE_PER_EVENT', windowHours } = source.metrics[metric] ?? {};
  const window = windowOf({ windowHours });
  const { series } = context.store;
  const times = { startedTime, endedTime, now: context.now };
  const own = { key: { trialId, series: metric }, counts: { window, countsAssigned: false }, ...times };
  const [moments, quarters] = await Promise.all([
    series.sums(own, 'newest'),
    series.sums({ key: { trialId, series: 'uniques' }, ...times }, 'all'),
  ]);
  const countsOf = (names: readonly string[]): Arrived[] =>
    quarters.map(({ time, sums }) => ({
      time: time - startedTime,
      uniques: names.reduce((sum, name) => sum + entitiesIn(sums, name), 0),
    }));
  const elapsed = (endedTime ?? context.now) - startedTime;
  return {
    member,
    aggregation,
    delay: (windowHours ?? 0) / 24,
    sums: sumsOf(moments.at(-1)?.sums ?? {}, arm.name),
    // An entity counts when its window is over.
    assigned: BigInt(Math.round(uniquesAt(countsOf([arm.name]), elapsed - (window ?? 0)))),
    arrivals: arrivalsByDay(countsOf(arms), { elapsed, shares: source.shares }),
  };
};

const AVAILABLE_FOR = 63 * 86_400_000;

/** When the counts begin. @throws ServiceError ValidationException before the start, and when they are gone. */
const requireCounts = ({ now }: Context, { member, startedTime }: Source): number => {
  if (startedTime === undefined || startedTime > now)
    throw invalidMember(`${member}.name`, 'has not started: nothing is measured yet');
  if (now > startedTime + AVAILABLE_FOR)
    throw invalidMember(
      `${member}.name`,
      `started more than 63 days ago: its counts are no longer available; ${presentTime(now)}`,
    );
  return startedTime;
};

const requireMetric = ({ member, metrics, metricName }: Source): number => {
  const names = metrics.map(({ name }) => name);
  const index = names.indexOf(metricName);
  if (index < 0)
    throw invalidMember(
      `${member}.metricName`,
      `'${metricName}' is not one of its metrics: ${names.join(', ') || 'it has none'}`,
    );
  return index;
};

const requireArm = ({ member, arms, arm }: Source): void => {
  if (!arms.includes(arm.name))
    throw invalidMember(`${member}.${arm.member}`, `'${arm.name}' is not one of its arms: ${arms.join(', ')}`);
};
