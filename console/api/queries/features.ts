import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Output } from '../../../contract/index.ts';
import { call } from '../call.ts';
import type { NextToken, Page } from '../every-page.ts';

export type FeatureSummary = NonNullable<Output<'ListFeatures'>['features']>[number];
export type Feature = Output<'GetFeature'>['feature'];

/** Page by page, so that a screen can say how much it has. */
export const featuresQuery = (project: string) =>
  infiniteQueryOptions({
    queryKey: ['features', project],
    initialPageParam: {} as NextToken,
    queryFn: async ({ signal, pageParam }): Promise<Page<FeatureSummary>> => {
      const page = await call('ListFeatures', { project, maxResults: 100, ...pageParam }, { signal });
      return { items: page.features ?? [], nextToken: page.nextToken };
    },
    getNextPageParam: ({ nextToken }) => (nextToken === undefined ? undefined : { nextToken }),
  });

export const featureQuery = (project: string, feature: string) =>
  queryOptions({
    queryKey: ['feature', project, feature],
    queryFn: async ({ signal }) => (await call('GetFeature', { project, feature }, { signal })).feature,
  });
