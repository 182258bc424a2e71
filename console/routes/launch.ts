import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { launchQuery } from '../api/queries/launch.ts';
import { queryClient } from '../api/query-client.ts';
import { withTable } from '../parts/wide-table-file.ts';
import { asking } from './asking.ts';
import { launchDialogs } from './choices.ts';
import { nameParams } from './name-params.ts';
import { projectRoute } from './root.ts';
import { oneOf, present, text } from './search.ts';

export const launchPageRoutes = [
  createRoute({
    getParentRoute: () => projectRoute,
    // Not below `/launches/`, where a launch may have any name.
    path: '/create-launch',
    validateSearch: (raw: Record<string, unknown>) => present({ feature: text(raw, 'feature') }),
    component: lazyRouteComponent(() => import('../screens/launch-form/new-launch.tsx'), 'NewLaunch'),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/launches/$launch',
    params: nameParams('launch'),
    validateSearch: (raw: Record<string, unknown>) => present({ dialog: oneOf(raw, 'dialog', launchDialogs) }),
    loader: asking(({ project, launch }) => queryClient.prefetchQuery(launchQuery(project, launch))),
    component: lazyRouteComponent(
      withTable(() => import('../screens/launch/launch.tsx')),
      'Launch',
    ),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/launches/$launch/edit',
    params: nameParams('launch'),
    component: lazyRouteComponent(() => import('../screens/launch-form/edit-launch.tsx'), 'EditLaunch'),
  }),
] as const;
