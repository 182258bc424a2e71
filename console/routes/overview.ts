import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from './root.ts';

export const overviewRoutes = [
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/',
    component: lazyRouteComponent(() => import('../screens/overview/overview.tsx'), 'Overview'),
  }),
] as const;
