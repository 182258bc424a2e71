import { queryOptions } from '@tanstack/react-query';
import type { Output } from '../../../contract/index.ts';
import { call } from '../call.ts';

export type HistoryRecord = Output<'ListHistory'>['history'][number];

/** @param resource `feature/NAME`, `launch/NAME` and so on; all of the project without it. */
export const historyQuery = (project: string, resource?: string, maxResults = 10) =>
  queryOptions({
    queryKey: ['history', project, resource, maxResults],
    queryFn: async ({ signal }) =>
      (await call('ListHistory', { project, maxResults, ...(resource ? { resource } : {}) }, { signal })).history,
  });
