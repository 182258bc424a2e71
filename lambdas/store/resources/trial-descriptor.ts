/**
 * What the store needs to know of launches and experiments to keep both by the same code.
 */

import { type Experiment, experimentDueTime, experimentFeatures } from '../../../domain/lifecycle/experiment.ts';
import { type Launch, launchDueTime, launchFeatures, launchSegments } from '../../../domain/lifecycle/launch.ts';
import type { MetricDefinition } from '../../../domain/lifecycle/metric.ts';
import { experimentRules, launchRules, type Patterns } from '../../../domain/lifecycle/rules.ts';
import type { TrialType } from '../../../domain/lifecycle/trial.ts';

export interface TrialDescriptor<Entity> {
  readonly type: TrialType;
  /** The counters of the project, and that of a segment, that such an entity counts in. */
  readonly total: 'launchCount' | 'experimentCount';
  readonly active: 'activeLaunchCount' | 'activeExperimentCount';
  /** The attribute of a feature that names what runs on it. */
  readonly running: 'runningLaunch' | 'runningExperiment';
  /** The part of a feature's rules that says what ended last, for explanations; the part of what runs is its type. */
  readonly ended: 'endedLaunch' | 'endedExperiment';
  readonly features: (entity: Entity) => string[];
  readonly segments: (entity: Entity) => string[];
  readonly dueTime: (entity: Entity) => number | undefined;
  readonly rules: (entity: Entity, feature: string, patterns: Patterns) => object;
  /** The moment before which it serves nobody, also once it runs. */
  readonly servesFrom: (entity: Entity) => number | undefined;
  /** When it ends by itself, if it does. */
  readonly ends: (entity: Entity) => number | undefined;
  /** The names of its groups or treatments. */
  readonly arms: (entity: Entity) => string[];
  readonly metrics: (entity: Entity) => MetricDefinition[];
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
  arms: ({ groups }) => groups.map(({ name }) => name),
  metrics: ({ metricMonitors }) => metricMonitors.map(({ metricDefinition }) => metricDefinition),
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
  arms: ({ treatments }) => treatments.map(({ name }) => name),
  metrics: ({ metricGoals }) => metricGoals.map(({ metricDefinition }) => metricDefinition),
};
