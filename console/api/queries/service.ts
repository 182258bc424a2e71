import { queryOptions } from '@tanstack/react-query';
import { call } from '../call.ts';

/** What the service says of itself: version, region, quotas. */
export const serviceQuery = () =>
  queryOptions({ queryKey: ['service'], queryFn: ({ signal }) => call('GetService', {}, { signal }) });
