import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { launchesQuery } from '../api/queries/launches.ts';
import { queryClient } from '../api/query-client.ts';
import { withTable } from '../parts/wide-table-file.ts';
import { asking, type OfProject } from './asking.ts';
import { trialList } from './experiments.ts';
import { projectRoute } from './root.ts';

export const launchRoutes = [
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/launches',
    validateSearch: trialList,
    loader: asking<OfProject>(({ project }) => queryClient.prefetchInfiniteQuery(launchesQuery(project))),
    component: lazyRouteComponent(
      withTable(() => import('../screens/launches/launches.tsx')),
      'Launches',
    ),
  }),
] as const;
