/** What the looks at a launch have found in its steps: groups that are harmed, and steps that cannot be trusted. */

import type { Launch } from '../lifecycle/launch.ts';
import { type GuardAction, isGuarded, type MetricMonitor } from '../lifecycle/launch-guard.ts';
import { judgeGuardrail } from '../stats/guardrail.ts';
import { anytimePValue } from '../stats/normal-mixture.ts';
import { MISMATCH_THRESHOLD } from './judge-treatments.ts';
import { monitorAlphas } from './monitor.ts';
import type { LookState } from './series.ts';
import { monitorIn, type StepPlan, stepRatioPValue } from './within-step.ts';

/** The states of the series of a launch, after the last look. */
export interface LaunchLooks {
  readonly uniques: LookState;
  /** In the order of the monitors. */
  readonly monitors: readonly LookState[];
}

/** A group that is worse than the control by more than the margin, or a step whose entities arrive in other shares. */
export type LaunchFinding =
  | {
      readonly found: 'regression';
      readonly action: GuardAction;
      readonly step: number;
      readonly metricName: string;
      readonly groupName: string;
      readonly controlName: string;
      readonly pValue: number;
    }
  | { readonly found: 'mismatch'; readonly action: 'TELL'; readonly step: number; readonly pValue: number };

/** The most severe first. */
const severity: readonly GuardAction[] = ['STOP', 'HOLD', 'TELL'];

/**
 * Returns what was found in the steps that have begun. A step with a sample ratio mismatch is told of and not judged,
 * because its groups are no longer alike. No monitor holds a launch in a step in which a person has continued it.
 */
export const findingsIn = (
  launch: Launch,
  { plan, looks, begun }: { readonly plan: StepPlan; readonly looks: LaunchLooks; readonly begun: number },
): LaunchFinding[] =>
  Array.from({ length: begun }, (_, step) => findingsOf(launch, { plan, looks, step }))
    .flat()
    .sort((one, other) => severity.indexOf(one.action) - severity.indexOf(other.action));

interface OneStep {
  readonly plan: StepPlan;
  readonly looks: LaunchLooks;
  readonly step: number;
}

const findingsOf = (launch: Launch, one: OneStep): LaunchFinding[] => {
  const { plan, looks, step } = one;
  const pValue = stepRatioPValue(looks.uniques, plan, step);
  if (pValue !== undefined && pValue < MISMATCH_THRESHOLD) return [{ found: 'mismatch', action: 'TELL', step, pValue }];
  return launch.metricMonitors.flatMap((monitor, metric) =>
    isGuarded(monitor) ? regressionsOf(launch, { ...one, monitor, metric }) : [],
  );
};

interface OneMonitor extends OneStep {
  readonly monitor: MetricMonitor;
  readonly metric: number;
}

const regressionsOf = (launch: Launch, { plan, looks, step, monitor, metric }: OneMonitor): LaunchFinding[] => {
  const { onRegression = 'TELL', metricDefinition } = monitor;
  const action = onRegression === 'HOLD' && step < (launch.continuedAfter ?? 0) ? 'TELL' : onRegression;
  const alphas = monitorAlphas(launch);
  return plan.groups.flatMap((groupName) => {
    if (groupName === plan.control) return [];
    const look = monitorIn(looks.monitors[metric]?.looks ?? {}, plan, { step, group: groupName });
    if (judgeGuardrail(look, alphas) !== 'Harmed') return [];
    const { control: controlName } = plan;
    const pValue = anytimePValue(look.harmed);
    return [{ found: 'regression', action, step, metricName: metricDefinition.name, groupName, controlName, pValue }];
  });
};
