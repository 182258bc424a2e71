/**
 * All features of a project. Pages follow each other by themselves, and what is there is shown meanwhile.
 */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { featuresQuery } from './queries/features.ts';

export const useAllFeatures = (project: string) => {
  const query = useInfiniteQuery(featuresQuery(project));
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  return {
    query,
    features: data?.pages.flatMap(({ items }) => items) ?? [],
    complete: data !== undefined && !hasNextPage,
  };
};
