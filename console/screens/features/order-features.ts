/**
 * Which features of a list are shown, and in which order.
 */
import type { FeatureSummary } from '../../api/queries/features.ts';

export const filterFeatures = (features: readonly FeatureSummary[], filter: string): readonly FeatureSummary[] => {
  const wanted = filter.trim().toLowerCase();
  return features.filter(({ name }) => name.toLowerCase().includes(wanted));
};

/**
 * @param sort `name` or `updated`, with a minus for descending; undefined for the order of the API, in which a page that
 * comes later moves no row.
 */
export const sortFeatures = (
  features: readonly FeatureSummary[],
  sort: string | undefined,
): readonly FeatureSummary[] => {
  if (sort === undefined) return features;
  const by = sort.endsWith('updated')
    ? (one: FeatureSummary, other: FeatureSummary) => one.lastUpdatedTime - other.lastUpdatedTime
    : (one: FeatureSummary, other: FeatureSummary) => one.name.localeCompare(other.name, undefined, { numeric: true });
  return features.toSorted((one, other) => (sort.startsWith('-') ? by(other, one) : by(one, other)));
};
