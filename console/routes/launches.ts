import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { trialList } from './experiments.ts';
import { projectRoute } from './root.ts';

export const launchRoutes = [
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/launches',
    validateSearch: trialList,
    component: lazyRouteComponent(() => import('../screens/launches/launches.tsx'), 'Launches'),
  }),
] as const;
