/**
 * Guards launches by their own metrics: looks at those that run and have new totals, at most once a minute. A launch
 * without new totals costs a read of it and of its newest totals; one with new totals costs those of its last day.
 */

import { controlGroupOf, countFixedSteps, type Launch, launchFeatures } from '../../domain/lifecycle/launch.ts';
import { findingsIn, type LaunchFinding, type LaunchLooks } from '../../domain/results/launch-findings.ts';
import { metricSeriesOf } from '../../domain/results/metric-series.ts';
import { toleranceOf } from '../../domain/results/monitor.ts';
import { noLooks } from '../../domain/results/series.ts';
import { monitorLook, type StepPlan, stepPlanOf, stepRatioLook } from '../../domain/results/within-step.ts';
import { cutReason } from '../../domain/status-reason.ts';
import type { GuardedLaunch } from '../store/resources/guard.ts';
import type { SeenCounts } from '../store/results/notice.ts';
import type { Store } from '../store/store.ts';
import { type GuardFinding, guardLaunch } from './guard-launch.ts';
import type { Settling } from './settle.ts';

/** The totals that this process has judged, by project and launch. A process that starts judges all of them once. */
export type JudgedCounts = Map<string, SeenCounts>;

/** Judges all launches whose totals have moved. A launch that fails is reported, and holds up no other. */
export const guardByMonitors = async (settling: Settling, judged: JudgedCounts): Promise<void> => {
  const guarded = await settling.store.guards.list();
  for (const one of guarded) await guardSafely(settling, one, judged);
  const running = new Set(guarded.map(nameOf));
  for (const name of judged.keys()) if (!running.has(name)) judged.delete(name);
};

const nameOf = ({ project, name }: GuardedLaunch): string => `${project}/${name}`;

const guardSafely = async (settling: Settling, guarded: GuardedLaunch, judged: JudgedCounts): Promise<void> => {
  try {
    await guardOne(settling, guarded, judged);
  } catch (error) {
    settling.report('guard failed', { project: guarded.project, launch: guarded.name, error });
  }
};

const nothingSeen: SeenCounts = { since: 0, digest: '' };

const guardOne = async (settling: Settling, guarded: GuardedLaunch, judged: JudgedCounts): Promise<void> => {
  const { store, now } = settling;
  const launch = (await store.launches.get(guarded.project, guarded.name))?.entity;
  if (launch?.status !== 'RUNNING') return;
  const { id, metricMonitors } = launch;
  const before = judged.get(nameOf(guarded)) ?? nothingSeen;
  // The period that has not ended counts too: evidence may be looked at whenever it moves.
  const series = metricMonitors.map(({ metricDefinition }) => metricSeriesOf(metricDefinition));
  const counts = { series, before, now, withOpenPeriod: true };
  const seen = await store.notices.newCounts(id, counts);
  if (!seen) return;
  for (const finding of await findingsNow(settling, launch))
    await guardLaunch(settling, guarded, (found) =>
      found.id === id && isStill(found, finding) ? guardFindingOf(launch, finding) : undefined,
    );
  judged.set(nameOf(guarded), seen);
};

/** Somebody may have continued the launch since it was judged. */
const isStill = ({ continuedAfter = 0 }: Launch, { action, step }: LaunchFinding): boolean =>
  action !== 'HOLD' || step >= continuedAfter;

const findingsNow = async ({ store, now }: Settling, launch: Launch): Promise<LaunchFinding[]> => {
  const plan = await planOf(store, launch);
  const states = await store.launchStates.read({ launch, plan, now });
  const looks: LaunchLooks = {
    uniques: { ...states.uniques, looks: stepRatioLook(plan).next(states.uniques.sums, states.uniques.looks) },
    monitors: launch.metricMonitors.map((monitor, metric) => {
      const state = states.monitors[metric] ?? noLooks;
      const look = metricSeriesOf(monitor.metricDefinition).lookAt(monitorLook(plan, toleranceOf(monitor)));
      return { ...state, looks: look.next(state.sums, state.looks, state.assigned) };
    }),
  };
  return findingsIn(launch, { plan, looks, begun: countFixedSteps(launch, now) });
};

/** The control depends on the default variations of the features. */
const planOf = async ({ features }: Store, launch: Launch): Promise<StepPlan> => {
  const found = await features.getAll(launch.project, launchFeatures(launch));
  const defaults = Object.fromEntries(found.map(({ entity }) => [entity.name, entity.defaultVariation]));
  return stepPlanOf(launch, controlGroupOf(launch, defaults) ?? '');
};

/** One finding is told once: the same step, metric and group have the same id. */
const guardFindingOf = (launch: Launch, finding: LaunchFinding): GuardFinding => {
  const { action, step, pValue } = finding;
  const place = { step: step + 1, startTime: launch.steps[step]?.startTime, pValue };
  if (finding.found === 'mismatch') {
    const subject = `mismatch:${step}`;
    const reason = `step ${step + 1}: its entities arrive in other shares than intended, so it is not judged`;
    return { subject, id: `mismatch-${step}`, action, reason, detail: { sampleRatioMismatch: true, ...place } };
  }
  const { metricName, groupName, controlName } = finding;
  const metric = launch.metricMonitors.findIndex((one) => one.metricDefinition.name === metricName);
  const group = launch.groups.findIndex(({ name }) => name === groupName);
  return {
    subject: `monitor:${step}:${metric}:${group}`,
    id: `monitor-${step}-${metric}-${group}`,
    action,
    reason: cutReason(`monitor ${metricName}: ${groupName} is worse than ${controlName} in step ${step + 1}`),
    detail: { metricName, groupName, controlName, ...place },
  };
};
