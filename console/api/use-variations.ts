/**
 * The variations of a feature by name, in their order, and which is the default.
 */
import { useQuery } from '@tanstack/react-query';
import { featureQuery } from './queries/features.ts';

export const useVariations = (project: string, feature: string) => {
  const { data } = useQuery({ ...featureQuery(project, feature), enabled: feature !== '' });
  return {
    variations: (data?.variations ?? []).map(({ name = '' }) => name),
    byDefault: data?.defaultVariation,
  };
};
