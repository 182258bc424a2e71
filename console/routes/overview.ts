import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { summariesNowQuery } from '../api/queries/experiments.ts';
import { runningLaunchesQuery } from '../api/queries/launches.ts';
import { queryClient } from '../api/query-client.ts';
import { asking, type OfProject } from './asking.ts';
import { projectRoute } from './root.ts';

export const overviewRoutes = [
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/',
    loader: asking<OfProject>(
      ({ project }) => queryClient.prefetchQuery(summariesNowQuery(project)),
      ({ project }) => queryClient.prefetchQuery(runningLaunchesQuery(project)),
    ),
    component: lazyRouteComponent(() => import('../screens/overview/overview.tsx'), 'Overview'),
  }),
] as const;
