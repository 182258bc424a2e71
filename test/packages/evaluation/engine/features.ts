/** Features to evaluate in tests, complete but for what a test is about. */
import type { ExperimentRules, FeatureRules, LaunchRules } from '../../../../packages/evaluation/engine/rules.ts';

export const START = 1_700_000_000_000;
const HOUR = 3_600_000;

/** The start of the step at that position. */
export const stepTime = (position: number): number => START + position * HOUR;

export const feature = (rules: Partial<FeatureRules> = {}): FeatureRules => ({
  variations: ['control', 'first', 'second'].map((name) => ({ name, value: { stringValue: name } })),
  defaultVariation: 'control',
  evaluationStrategy: 'ALL_RULES',
  entityOverrides: {},
  ...rules,
});

export const launch = (rules: Partial<LaunchRules> = {}): LaunchRules => ({
  name: 'rollout',
  id: 'launch-1',
  salt: 'salt',
  startedTime: START,
  groups: [
    { name: 'A', variation: 'first' },
    { name: 'B', variation: 'second' },
  ],
  steps: [{ startTime: START, groupWeights: { A: 100_000 }, segmentOverrides: [] }],
  ...rules,
});

export const experiment = (rules: Partial<ExperimentRules> = {}): ExperimentRules => ({
  name: 'checkout',
  id: 'experiment-1',
  salt: 'salt',
  samplingRate: 100_000,
  startedTime: START,
  endTime: START + 24 * HOUR,
  treatments: [
    { name: 'T1', variation: 'first' },
    { name: 'T2', variation: 'second' },
  ],
  treatmentWeights: { T1: 50_000, T2: 50_000 },
  ...rules,
});

/** A segment override for everyone whose `country` is this one. */
export const countryOverride = (country: string, evaluationOrder: number, weights: Record<string, number>) => ({
  segment: country,
  pattern: JSON.stringify({ country: [country] }),
  evaluationOrder,
  weights,
});
