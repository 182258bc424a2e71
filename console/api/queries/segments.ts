import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Output } from '../../../contract/index.ts';
import { call } from '../call.ts';
import { everyPage, type Page } from '../every-page.ts';

export type Segment = Output<'GetSegment'>['segment'];

/** All segments, page by page. They belong to no project. */
export const segmentsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['segments'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }): Promise<Page<Segment>> => {
      const token = pageParam === undefined ? {} : { nextToken: pageParam };
      const page = await call('ListSegments', { maxResults: 50, ...token }, { signal });
      return { items: page.segments ?? [], nextToken: page.nextToken };
    },
    getNextPageParam: ({ nextToken }) => nextToken,
  });

export const segmentQuery = (segment: string) =>
  queryOptions({
    queryKey: ['segment', segment],
    queryFn: async ({ signal }) => (await call('GetSegment', { segment }, { signal })).segment,
  });

/** The launches and the experiments that use a segment. */
export const referencesQuery = (segment: string) =>
  queryOptions({
    queryKey: ['references', segment],
    queryFn: async ({ signal }) =>
      (
        await Promise.all(
          (['LAUNCH', 'EXPERIMENT'] as const).map((type) =>
            everyPage(async (nextToken) => {
              const page = await call('ListSegmentReferences', { segment, type, ...nextToken }, { signal });
              return { items: page.referencedBy ?? [], nextToken: page.nextToken };
            }),
          ),
        )
      ).flat(),
  });

/** Whether a context matches a pattern, and each of its parts. */
export const patternTestQuery = (pattern: string, parts: readonly string[], payload: string | undefined) =>
  queryOptions({
    queryKey: ['pattern-test', pattern, payload],
    enabled: payload !== undefined,
    retry: false,
    queryFn: async ({ signal }) => {
      const test = async (one: string): Promise<boolean> =>
        (await call('TestSegmentPattern', { pattern: one, payload: payload ?? '' }, { signal })).match;
      const [match = false, ...held] = await Promise.all([pattern, ...parts].map(test));
      return { match, held };
    },
  });
