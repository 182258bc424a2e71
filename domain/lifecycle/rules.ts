/**
 * Derives the engine's rules from a feature, its running launch and its running experiment. Each part of a feature's
 * rules changes by itself.
 */

import type { Arm, ExperimentRules, FeatureRules, LaunchRules } from '@selfevident/evaluation';
import type { Feature } from '../feature.ts';
import { type Experiment, weightsOf } from './experiment.ts';
import { type Launch, scheduledSteps } from './launch.ts';

/** The rules of a feature without its launch and experiment. */
export type OwnRules = Omit<FeatureRules, 'launch' | 'experiment'>;

/** JSON texts of segment patterns, by segment name. */
export type Patterns = Readonly<Record<string, string>>;

export const ownRules = (feature: Feature): OwnRules => ({
  variations: feature.variations,
  defaultVariation: feature.defaultVariation,
  evaluationStrategy: feature.evaluationStrategy,
  entityOverrides: feature.entityOverrides,
});

/** Returns the rules of a started launch for one of its features. */
export const launchRules = (launch: Launch, feature: string, patterns: Patterns): LaunchRules => ({
  name: launch.name,
  id: launch.id,
  salt: launch.randomizationSalt,
  startedTime: launch.startedTime ?? 0,
  groups: armsOf(launch.groups, feature),
  steps: scheduledSteps(launch).map(({ startTime, groupWeights, segmentOverrides }) => ({
    startTime,
    groupWeights,
    segmentOverrides: segmentOverrides.map((override) => ({ ...override, pattern: patterns[override.segment] ?? '' })),
  })),
});

/** Returns the rules of a started experiment for one of its features. */
export const experimentRules = (experiment: Experiment, feature: string, patterns: Patterns): ExperimentRules => ({
  name: experiment.name,
  id: experiment.id,
  salt: experiment.randomizationSalt,
  samplingRate: experiment.samplingRate,
  startedTime: experiment.startedTime ?? 0,
  endTime: experiment.analysisCompleteTime ?? 0,
  ...(experiment.segment === undefined
    ? {}
    : { segment: { name: experiment.segment, pattern: patterns[experiment.segment] ?? '' } }),
  treatments: armsOf(experiment.treatments, feature),
  treatmentWeights: weightsOf(experiment),
});

const armsOf = (arms: readonly { name: string; feature: string; variation: string }[], feature: string): Arm[] =>
  arms.map((arm) => (arm.feature === feature ? { name: arm.name, variation: arm.variation } : { name: arm.name }));
