import { queryOptions } from '@tanstack/react-query';
import type { Output } from '../../../contract/index.ts';
import { call } from '../call.ts';
import { everyPage } from '../every-page.ts';

type UsagePage = Output<'ListFeatureUsage'>;
export type FeatureUsage = UsagePage['usage'][number];

/** How often each feature of a project was evaluated in the latest 24 hours, by its name. */
export const usageQuery = (project: string) =>
  queryOptions({
    queryKey: ['usage', project],
    refetchInterval: 60_000,
    queryFn: async ({ signal }) => {
      const facts: Pick<UsagePage, 'time' | 'countedSince'>[] = [];
      const usage = await everyPage(async (token) => {
        const page = await call('ListFeatureUsage', { project, maxResults: 100, ...token }, { signal });
        facts.push(page);
        return { items: page.usage, nextToken: page.nextToken };
      });
      const { time = 0, countedSince = 0 } = facts[0] ?? {};
      return { time, countedSince, byFeature: new Map(usage.map((each) => [each.feature, each])) };
    },
  });

export type ProjectUsage = Awaited<ReturnType<NonNullable<ReturnType<typeof usageQuery>['queryFn']>>>;

/** The evaluations of one feature by variation, since a moment. */
export const featureUsageQuery = (project: string, feature: string) =>
  queryOptions({
    queryKey: ['usage', project, feature],
    refetchInterval: 60_000,
    queryFn: ({ signal }) => call('ListFeatureUsage', { project, feature }, { signal }),
  });
