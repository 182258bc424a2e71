/** Judges a monitor of a launch within a step: whether a group is worse than the control, shown to be no worse, or open. */

import type { Launch } from '../lifecycle/launch.ts';
import type { MetricDefinition } from '../lifecycle/metric.ts';
import { isEligible } from '../stats/eligibility.ts';
import { type GuardrailAlphas, type GuardrailLook, judgeGuardrail } from '../stats/guardrail.ts';
import type { Tolerance } from '../stats/margin.ts';
import type { Sums } from '../stats/sums.ts';
import type { DesiredChange } from '../stats/verdict.ts';

export interface Monitor {
  readonly metricDefinition: MetricDefinition;
  readonly desiredChange?: DesiredChange | undefined;
  /** The tolerated loss, as a share of the control's mean. */
  readonly margin?: number | undefined;
}

/**
 * The state of a group's comparison with the control within a step. A monitor with a desired change is NotWorse or
 * Harmed, one without is Higher or Lower. NoControl says that the step gives the control no share.
 */
export type MonitorState = 'NoControl' | 'Collecting' | 'Open' | 'NotWorse' | 'Harmed' | 'Higher' | 'Lower';

/** Returns what a monitor tolerates. Without a desired change its two sides are Higher and Lower. */
export const toleranceOf = ({ desiredChange = 'INCREASE', margin = 0 }: Monitor): Tolerance => ({
  desired: desiredChange,
  margin,
});

const ALPHA = 0.05;

/**
 * Returns the alphas of each monitor in each step. Harm stops a launch wherever it is found, so its alpha is divided by
 * the scheduled steps, the monitors, and the groups beside the control.
 */
export const monitorAlphas = ({
  steps,
  metricMonitors,
  groups,
}: Pick<Launch, 'steps' | 'metricMonitors' | 'groups'>): GuardrailAlphas => ({
  notWorse: ALPHA,
  harmed: ALPHA / Math.max(1, steps.length * metricMonitors.length * (groups.length - 1)),
});

/** The compared sums of a group and of the control within a step, and the evidence after all looks. */
export interface MonitorReading {
  readonly control: Sums;
  readonly group: Sums;
  readonly look: GuardrailLook;
}

/** Returns the state of a comparison. A monitor without a desired change spends half of the alpha on each side. */
export const monitorStateOf = (
  { desiredChange }: Monitor,
  { control, group, look }: MonitorReading,
  alphas: GuardrailAlphas,
): Exclude<MonitorState, 'NoControl'> => {
  if (!isEligible(control) || !isEligible(group)) return 'Collecting';
  if (desiredChange !== undefined) return judgeGuardrail(look, alphas);
  const half = alphas.harmed / 2;
  const side = judgeGuardrail(look, { notWorse: half, harmed: half });
  return ({ NotWorse: 'Higher', Harmed: 'Lower', Open: 'Open' } as const)[side];
};
