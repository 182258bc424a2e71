/**
 * All items of a list. Pages follow each other by themselves, and what is there is shown meanwhile.
 */
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Page } from './every-page.ts';

export const useEveryPage = <Item>(query: UseInfiniteQueryResult<InfiniteData<Page<Item>>>) => {
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  return {
    items: data?.pages.flatMap(({ items }) => items) ?? [],
    complete: data !== undefined && !hasNextPage,
  };
};
