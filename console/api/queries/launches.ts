import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Output } from '../../../contract/index.ts';
import { call } from '../call.ts';
import type { NextToken, Page } from '../every-page.ts';

export type LaunchSummary = NonNullable<Output<'ListLaunches'>['launches']>[number];

/** Page by page, so that a screen can say how much it has. */
export const launchesQuery = (project: string) =>
  infiniteQueryOptions({
    queryKey: ['launches', project],
    initialPageParam: {} as NextToken,
    queryFn: async ({ signal, pageParam }): Promise<Page<LaunchSummary>> => {
      const page = await call('ListLaunches', { project, maxResults: 100, ...pageParam }, { signal });
      return { items: page.launches ?? [], nextToken: page.nextToken };
    },
    getNextPageParam: ({ nextToken }) => (nextToken === undefined ? undefined : { nextToken }),
  });

/** Those that run. */
export const runningLaunchesQuery = (project: string) =>
  queryOptions({
    queryKey: ['launches-running', project],
    queryFn: async ({ signal }) =>
      (await call('ListLaunches', { project, status: 'RUNNING', maxResults: 100 }, { signal })).launches ?? [],
  });
