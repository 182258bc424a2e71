/**
 * What guards a launch: monitors with a direction, and alarms. A monitor without a direction is only measured.
 */

import { type Fault, repetitionFaults } from '../fault.ts';
import type { MetricDefinition } from './metric.ts';

/** What follows harm: the launch is stopped, or held in its step, or only told of. */
export type GuardAction = 'STOP' | 'HOLD' | 'TELL';

export interface MetricMonitor {
  readonly metricDefinition: MetricDefinition;
  /** The good direction. A monitor without it is not judged. */
  readonly desiredChange?: 'INCREASE' | 'DECREASE' | undefined;
  /** The tolerated loss, as a share of the control's mean, from 0 to 1. */
  readonly margin?: number | undefined;
  readonly onRegression?: GuardAction | undefined;
}

export interface LaunchAlarm {
  readonly alarmArn: string;
  readonly onAlarm: GuardAction;
}

interface Guarded {
  readonly metricMonitors: readonly MetricMonitor[];
  readonly alarms?: readonly LaunchAlarm[] | undefined;
}

const DEFAULT_ACTION: GuardAction = 'TELL';

/** Returns a monitor in its stored form: one with a direction has a margin and an action. */
export const withGuardDefaults = <Monitor extends MetricMonitor>(monitor: Monitor): Monitor =>
  monitor.desiredChange === undefined
    ? monitor
    : { ...monitor, margin: monitor.margin ?? 0, onRegression: monitor.onRegression ?? DEFAULT_ACTION };

/** Returns alarms in their stored form. */
export const alarmsOf = (
  requested: readonly { readonly alarmArn: string; readonly onAlarm?: GuardAction | undefined }[],
): LaunchAlarm[] => requested.map(({ alarmArn, onAlarm = DEFAULT_ACTION }) => ({ alarmArn, onAlarm }));

/** Tells whether anything judges the metrics of a launch. */
export const hasGuardedMonitor = ({ metricMonitors }: Guarded): boolean => metricMonitors.some(isGuarded);

/** Tells whether a monitor is judged. */
export const isGuarded = <Monitor extends MetricMonitor>(
  monitor: Monitor,
): monitor is Monitor & { readonly desiredChange: 'INCREASE' | 'DECREASE' } => monitor.desiredChange !== undefined;

/** Returns the faults that no monitor and no alarm of a launch may have, not even of a draft. */
export const guardFaults = ({ metricMonitors, alarms = [] }: Guarded): Fault[] => [
  ...metricMonitors.flatMap((monitor, index) => monitorFaults(monitor, `metricMonitors[${index}]`)),
  ...repetitionFaults(
    alarms.map(({ alarmArn }) => alarmArn),
    (_, index) => ({ name: `alarms[${index}].alarmArn`, message: 'is already an alarm of the launch' }),
  ),
];

const monitorFaults = ({ desiredChange, margin, onRegression }: MetricMonitor, path: string): Fault[] =>
  Object.entries({ margin, onRegression }).flatMap(([member, given]) =>
    desiredChange === undefined && given !== undefined
      ? [{ name: `${path}.${member}`, message: 'needs desiredChange beside it, which says what is worse' }]
      : [],
  );
