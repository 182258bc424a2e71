/**
 * All features of a project. Pages follow each other by themselves, and what is there is shown meanwhile.
 */
import { useInfiniteQuery } from '@tanstack/react-query';
import { featuresQuery } from './queries/features.ts';
import { useEveryPage } from './use-every-page.ts';

export const useAllFeatures = (project: string) => {
  const query = useInfiniteQuery(featuresQuery(project));
  const { items: features, complete } = useEveryPage(query);
  return { query, features, complete };
};
