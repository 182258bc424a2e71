import { queryOptions } from '@tanstack/react-query';
import { call } from '../call.ts';
import { everyPage } from '../every-page.ts';

/** The names of all segments, for a choice. */
export const segmentNamesQuery = () =>
  queryOptions({
    queryKey: ['segment-names'],
    queryFn: ({ signal }) =>
      everyPage(async (nextToken) => {
        const page = await call('ListSegments', { maxResults: 50, ...nextToken }, { signal });
        return { items: (page.segments ?? []).map(({ name }) => name), nextToken: page.nextToken };
      }),
  });
