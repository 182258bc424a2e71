import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Output } from '../../../contract/index.ts';
import { call } from '../call.ts';
import type { Page } from '../every-page.ts';
import { PREVIEW } from '../query-client.ts';

export type HistoryRecord = Output<'ListHistory'>['history'][number];

/**
 * The latest changes.
 *
 * @param project undefined for what is in none, as segments are.
 * @param resource `feature/NAME`, `launch/NAME` and so on; all of the project without it.
 */
export const historyQuery = (project: string | undefined, resource?: string, maxResults = 10) =>
  queryOptions({
    queryKey: ['history', project, resource, maxResults],
    queryFn: async ({ signal }) => {
      const asked = { maxResults, ...(resource ? { resource } : {}) };
      const page =
        project === undefined
          ? await call('ListAccountHistory', asked, { signal })
          : await call('ListHistory', { project, ...asked }, { signal });
      return page.history;
    },
  });

export interface HistoryAsked {
  /** Absent for segments, and projects that are made or deleted. */
  readonly project?: string | undefined;
  readonly resource?: string | undefined;
  /** Epoch milliseconds. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** The history in pages, the newest first. */
export const historyPagesQuery = ({ project, ...asked }: HistoryAsked) =>
  infiniteQueryOptions({
    queryKey: ['history-pages', project, asked],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }): Promise<Page<HistoryRecord>> => {
      const given = Object.fromEntries(Object.entries({ ...asked, nextToken: pageParam }).filter(([, one]) => one));
      const page =
        project === undefined
          ? await call('ListAccountHistory', { maxResults: 50, ...given }, { signal })
          : await call('ListHistory', { project, maxResults: 50, ...given }, { signal });
      return { items: page.history, nextToken: page.nextToken };
    },
    getNextPageParam: ({ nextToken }) => nextToken,
  });

export interface PastChange {
  readonly project: string;
  readonly id: string;
  /** Epoch milliseconds. */
  readonly time: number;
}

/** What a revert would change. @param asking false once it is being done, since then there is nothing left to revert. */
export const reversalQuery = ({ project, id, time }: PastChange, asking: boolean) =>
  queryOptions({
    queryKey: [PREVIEW, 'revert', project, id, time],
    enabled: asking,
    queryFn: ({ signal }) => call('RevertChange', { project, id, time, dryRun: true }, { signal }),
    retry: false,
    staleTime: 0,
  });
