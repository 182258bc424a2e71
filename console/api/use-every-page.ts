/**
 * All items of a list. Pages follow each other by themselves, and what is there is shown meanwhile.
 */
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Page } from './every-page.ts';

/** @param most pages; what is behind them is left out, and the list is not complete. */
export const useEveryPage = <Item>(query: UseInfiniteQueryResult<InfiniteData<Page<Item>>>, most = Infinity) => {
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  const pages = data?.pages.length ?? 0;
  useEffect(() => {
    if (hasNextPage && pages < most && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, pages, most, isFetching, isError, fetchNextPage]);
  return {
    items: data?.pages.flatMap(({ items }) => items) ?? [],
    complete: data !== undefined && !hasNextPage,
  };
};
