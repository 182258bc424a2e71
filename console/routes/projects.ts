import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from './root.ts';
import { flag, present } from './search.ts';

export const projectsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    /** `all`: shows the list even when there is only one project, into which a visit would lead. */
    validateSearch: (raw: Record<string, unknown>) => present({ all: flag(raw, 'all'), create: flag(raw, 'create') }),
    component: lazyRouteComponent(() => import('../screens/projects/projects.tsx'), 'Projects'),
  }),
] as const;
