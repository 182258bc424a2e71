import { queryOptions } from '@tanstack/react-query';
import type { Output } from '../../../contract/index.ts';
import { call } from '../call.ts';
import { everyPage } from '../every-page.ts';

export type ProjectSummary = NonNullable<Output<'ListProjects'>['projects']>[number];

export const projectsQuery = () =>
  queryOptions({
    queryKey: ['projects'],
    queryFn: ({ signal }) =>
      everyPage(async (nextToken) => {
        const page = await call('ListProjects', { maxResults: 50, ...nextToken }, { signal });
        return { items: page.projects ?? [], nextToken: page.nextToken };
      }),
  });

export const projectQuery = (project: string) =>
  queryOptions({
    queryKey: ['project', project],
    queryFn: async ({ signal }) => (await call('GetProject', { project }, { signal })).project,
  });
