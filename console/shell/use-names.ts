/**
 * All names that a search may find, loaded once when it opens and not for each letter.
 */
import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import type { Page } from '../api/every-page.ts';
import { summariesQuery } from '../api/queries/experiments.ts';
import { featuresQuery } from '../api/queries/features.ts';
import { launchesQuery } from '../api/queries/launches.ts';
import { segmentsQuery } from '../api/queries/segments.ts';
import { useEveryPage } from '../api/use-every-page.ts';
import type { Noun } from './search-targets.ts';

/** Milliseconds within which a search that opens again asks for nothing. */
const FRESH = 60_000;
/** Pages of each noun: a project that has more is searched as far. */
const MOST_PAGES = 10;

export interface Names {
  readonly names: Readonly<Record<Noun, readonly string[]>>;
  readonly count: number;
  /** Whether these are all; else more are on their way, or there are too many. */
  readonly complete: boolean;
}

export const useNames = (project: string): Names => {
  const lists = {
    feature: useNamesOf(useInfiniteQuery({ ...featuresQuery(project), staleTime: FRESH })),
    launch: useNamesOf(useInfiniteQuery({ ...launchesQuery(project), staleTime: FRESH })),
    experiment: useNamesOf(useInfiniteQuery({ ...summariesQuery(project), staleTime: FRESH })),
    segment: useNamesOf(useInfiniteQuery({ ...segmentsQuery(), staleTime: FRESH })),
  };
  const all = Object.values(lists);
  return {
    names: {
      feature: lists.feature.names,
      launch: lists.launch.names,
      experiment: lists.experiment.names,
      segment: lists.segment.names,
    },
    count: all.reduce((sum, { names }) => sum + names.length, 0),
    complete: all.every(({ complete }) => complete),
  };
};

const useNamesOf = (query: UseInfiniteQueryResult<InfiniteData<Page<{ readonly name?: string | undefined }>>>) => {
  const { items, complete } = useEveryPage(query, MOST_PAGES);
  return { names: items.flatMap(({ name }) => name ?? []), complete };
};
