/** Describes launches and experiments to the store, so that the same code keeps both. */

import {
  type Experiment,
  experimentDueTime,
  experimentFeatures,
  metricsOf,
} from '../../../domain/lifecycle/experiment.ts';
import {
  type Launch,
  launchDueTime,
  launchFeatures,
  launchSegments,
  stepTimes,
} from '../../../domain/lifecycle/launch.ts';
import { hasGuardedMonitor } from '../../../domain/lifecycle/launch-guard.ts';
import type { MetricDefinition } from '../../../domain/lifecycle/metric.ts';
import { experimentRules, launchRules, type Patterns } from '../../../domain/lifecycle/rules.ts';
import type { TrialType } from '../../../domain/lifecycle/trial.ts';
import { type Key, keys } from '../table/schema.ts';

export interface TrialDescriptor<Entity> {
  readonly type: TrialType;
  /** The counter of these trials in a project and in a segment. */
  readonly total: 'launchCount' | 'experimentCount';
  readonly active: 'activeLaunchCount' | 'activeExperimentCount';
  /** The attribute of a feature that names its running trial. */
  readonly running: 'runningLaunch' | 'runningExperiment';
  /**
   * The part of a feature's rules that names the last ended trial, for explanations. The part of a running trial has
   * the name of its type.
   */
  readonly ended: 'endedLaunch' | 'endedExperiment';
  readonly features: (entity: Entity) => string[];
  readonly segments: (entity: Entity) => string[];
  readonly dueTime: (entity: Entity) => number | undefined;
  readonly rules: (entity: Entity, feature: string, patterns: Patterns) => object;
  /** The time before which it serves nobody, even while it runs. */
  readonly servesFrom: (entity: Entity) => number | undefined;
  /** The planned end, if any. */
  readonly ends: (entity: Entity) => number | undefined;
  /** The times at which its steps begin, if it has steps. */
  readonly steps: (entity: Entity) => number[] | undefined;
  /** The names of its arms. */
  readonly arms: (entity: Entity) => string[];
  readonly metrics: (entity: Entity) => MetricDefinition[];
  /** The keys of the items that lead to it from what guards it, while it runs. */
  readonly guards: (entity: Entity) => readonly Key[];
}

export const launchDescriptor: TrialDescriptor<Launch> = {
  type: 'launch',
  total: 'launchCount',
  active: 'activeLaunchCount',
  running: 'runningLaunch',
  ended: 'endedLaunch',
  features: launchFeatures,
  segments: launchSegments,
  dueTime: launchDueTime,
  rules: launchRules,
  servesFrom: ({ steps }) => steps[0]?.startTime,
  ends: () => undefined,
  steps: stepTimes,
  arms: ({ groups }) => groups.map(({ name }) => name),
  metrics: ({ metricMonitors }) => metricMonitors.map(({ metricDefinition }) => metricDefinition),
  guards: (launch) => [
    ...(hasGuardedMonitor(launch) ? [keys.guarded(launch)] : []),
    ...(launch.alarms ?? []).map(({ alarmArn }) => keys.ofAlarm(alarmArn, launch)),
  ],
};

export const experimentDescriptor: TrialDescriptor<Experiment> = {
  type: 'experiment',
  total: 'experimentCount',
  active: 'activeExperimentCount',
  running: 'runningExperiment',
  ended: 'endedExperiment',
  features: experimentFeatures,
  segments: ({ segment }) => (segment === undefined ? [] : [segment]),
  dueTime: experimentDueTime,
  rules: experimentRules,
  servesFrom: () => undefined,
  ends: ({ analysisCompleteTime }) => analysisCompleteTime,
  steps: () => undefined,
  arms: ({ treatments }) => treatments.map(({ name }) => name),
  metrics: (experiment) => metricsOf(experiment).map(({ metricDefinition }) => metricDefinition),
  guards: () => [],
};
