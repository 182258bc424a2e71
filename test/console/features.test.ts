import type { FeatureSummary } from '../../console/api/queries/features.ts';
import { latestHours } from '../../console/parts/hours.ts';
import { filterFeatures, sortFeatures } from '../../console/screens/features/order-features.ts';

const HOUR = 3_600_000;
const NOW = 24_000 * HOUR;

const feature = (part: Partial<FeatureSummary>): FeatureSummary => ({ name: 'x', ...part }) as FeatureSummary;

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
