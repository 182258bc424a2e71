/**
 * GetExperimentEnrolments and GetLaunchEnrolments: the unique entities of each arm over time.
 */
import { experimentAt } from '../../domain/lifecycle/experiment.ts';
import type { Launch } from '../../domain/lifecycle/launch.ts';
import { stepTimes } from '../../domain/lifecycle/launch.ts';
import { presentTime } from '../../domain/present-time.ts';
import { type Enrolments, enrolmentsOf } from '../../domain/results/enrolments.ts';
import { stateAt } from '../../domain/results/experiment-state.ts';
import { servedTreatments } from '../../domain/results/judge-treatments.ts';
import { periodOf } from '../../domain/results/points.ts';
import { stepPlanOf } from '../../domain/results/within-step.ts';
import { invalidMember } from './errors.ts';
import type { Context, Handler } from './handler.ts';
import { requireExperiment, requireLaunch, requireProject } from './require.ts';

export const getExperimentEnrolments: Handler<'GetExperimentEnrolments'> = async (input, context) => {
  const { entity: project } = await requireProject(context, input.project);
  const { entity } = await requireExperiment(context, project.name, input.experiment);
  const experiment = experimentAt(entity, context.now);
  if (stateAt(experiment, false, context.now) === 'EXPIRED')
    throw invalidMember(
      'experiment',
      `started more than 63 days ago: its counts are no longer available; ${presentTime(context.now)}`,
    );
  const { treatments, shares, nobody } = servedTreatments(experiment);
  const arms = [...treatments, ...nobody];
  const found = await readEnrolments(context, { trial: experiment, arms, period: input.period });
  return {
    timestamps: found.times,
    asOf: context.now,
    treatments: found.arms.map(({ arm: treatmentName, ...one }, index) => ({
      treatmentName,
      ...one,
      expectedShare: shares[index] ?? 0,
    })),
  };
};

export const getLaunchEnrolments: Handler<'GetLaunchEnrolments'> = async (input, context) => {
  const { entity: project } = await requireProject(context, input.project);
  const { entity: launch } = await requireLaunch(context, project.name, input.launch);
  const arms = launch.groups.map(({ name }) => name);
  const found = await readEnrolments(context, { trial: launch, arms, period: input.period });
  const expected = sharesAt(launch, found.times);
  return {
    timestamps: found.times,
    asOf: context.now,
    groups: found.arms.map(({ arm: groupName, entities }, group) => ({
      groupName,
      entities,
      ...(expected ? { expectedShares: expected.map((shares) => shares[group] ?? 0) } : {}),
    })),
  };
};

/** The shares of the step in force right before each time; undefined where those of a step are not known. */
const sharesAt = (launch: Launch, times: readonly number[]): (readonly number[])[] | undefined => {
  const begins = stepTimes(launch);
  const { shares } = stepPlanOf(launch, '');
  const found = times.map((time) => shares[begins.findLastIndex((begin) => begin < time)]);
  return found.every((one) => one !== undefined) ? found : undefined;
};

interface EnrolmentQuestion {
  readonly trial: { readonly id: string; readonly startedTime?: number; readonly endedTime?: number };
  readonly arms: readonly string[];
  /** Seconds. */
  readonly period: number | undefined;
}

const readEnrolments = async (
  { store, now }: Context,
  { trial: { id: trialId, startedTime, endedTime }, arms, period = 0 }: EnrolmentQuestion,
): Promise<Enrolments> => {
  if (startedTime === undefined) return enrolmentsOf([], arms);
  const every = periodOf(period * 1000, startedTime, endedTime ?? now);
  const moments = await store.series.sumsOver(
    { key: { trialId, series: 'uniques' }, startedTime, endedTime, now },
    every,
  );
  return enrolmentsOf(moments, arms);
};
