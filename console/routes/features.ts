import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from './root.ts';
import { oneOf, positive, present, text } from './search.ts';

export const featureSorts = ['name', '-name', 'updated', '-updated'] as const;

export const featureRoutes = [
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/features',
    validateSearch: (raw: Record<string, unknown>) =>
      present({ filter: text(raw, 'filter'), sort: oneOf(raw, 'sort', featureSorts), page: positive(raw, 'page') }),
    component: lazyRouteComponent(() => import('../screens/features/features.tsx'), 'Features'),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/features/$feature',
    component: lazyRouteComponent(() => import('../screens/feature/feature.tsx'), 'Feature'),
  }),
] as const;
