/**
 * Which features of a list are shown, and in which order.
 */
import type { FeatureSummary } from '../../api/queries/features.ts';

export const filterFeatures = (features: readonly FeatureSummary[], filter: string): readonly FeatureSummary[] => {
  const wanted = filter.trim().toLowerCase();
  return features.filter(({ name }) => name.toLowerCase().includes(wanted));
};

/** @param sort `name` or `updated`, with a minus for descending. */
export const sortFeatures = (features: readonly FeatureSummary[], sort: string): readonly FeatureSummary[] => {
  const by = sort.endsWith('updated')
    ? (one: FeatureSummary, other: FeatureSummary) => one.lastUpdatedTime - other.lastUpdatedTime
    : (one: FeatureSummary, other: FeatureSummary) => one.name.localeCompare(other.name, undefined, { numeric: true });
  return features.toSorted((one, other) => (sort.startsWith('-') ? by(other, one) : by(one, other)));
};
