import type { FeatureSummary } from '../../console/api/queries/features.ts';
import type { ProjectUsage } from '../../console/api/queries/usage.ts';
import { latestHours } from '../../console/parts/hours.ts';
import { stateOf } from '../../console/screens/features/feature-state.ts';
import { filterFeatures, sortFeatures } from '../../console/screens/features/order-features.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = 1_000 * DAY;

const feature = (part: Partial<FeatureSummary>): FeatureSummary =>
  ({ name: 'x', createdTime: NOW - 100 * DAY, evaluationStrategy: 'ALL_RULES', ...part }) as FeatureSummary;

const usage = (lastEvaluated: number | undefined, countedSince = NOW - 90 * DAY): ProjectUsage =>
  ({
    time: NOW,
    countedSince,
    byFeature: new Map(lastEvaluated === undefined ? [] : [['x', { lastEvaluated }]]),
  }) as unknown as ProjectUsage;

describe('a feature is', () => {
  it.each([
    ['off', feature({ evaluationStrategy: 'DEFAULT_VARIATION' }), usage(NOW)],
    ['active', feature({ evaluationRules: [{ name: 'l', type: 'aws.evidently.splits' }] }), usage(undefined)],
    ['new', feature({ createdTime: NOW - DAY }), usage(undefined)],
    ['launched', feature({}), usage(NOW - DAY)],
    ['stale', feature({}), usage(NOW - 8 * DAY)],
    ['stale', feature({}), usage(undefined)],
  ])('%s', (state, each, counted) => expect(stateOf(each, counted)).toBe(state));

  it('nothing that can be said while it has not been counted for a week', () => {
    expect(stateOf(feature({}), usage(undefined, NOW - DAY))).toBeUndefined();
  });
});

describe('a list of features', () => {
  const all = ['b', 'A10', 'a2'].map((name, index) => feature({ name, lastUpdatedTime: index }));
  const names = (features: readonly FeatureSummary[]) => features.map(({ name }) => name);

  it('is sorted as people count, either way', () => {
    expect(names(sortFeatures(all, 'name'))).toEqual(['a2', 'A10', 'b']);
    expect(names(sortFeatures(all, '-updated'))).toEqual(['a2', 'A10', 'b']);
    expect(names(sortFeatures(all, 'updated'))).toEqual(['b', 'A10', 'a2']);
  });

  it('is filtered by a part of the name in any case', () => expect(names(filterFeatures(all, ' A1'))).toEqual(['A10']));
});

it('hours without evaluations are 0, and older ones are left out', () => {
  const hours = [
    { time: NOW - 30 * HOUR, evaluations: 9 },
    { time: NOW - HOUR, evaluations: 5 },
    { time: NOW, evaluations: 2 },
  ];
  const values = latestHours(hours, NOW + 1, { length: 3, countOf: ({ evaluations }) => evaluations });
  expect(values).toEqual([0, 5, 2]);
});
