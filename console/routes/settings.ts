import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from './root.ts';
import { oneOf, present } from './search.ts';

export const settingsRoutes = [
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/settings',
    validateSearch: (raw: Record<string, unknown>) =>
      present({
        tab: oneOf(raw, 'tab', ['js', 'cli'] as const),
        dialog: oneOf(raw, 'dialog', ['about', 'delivery', 'tags', 'delete'] as const),
      }),
    component: lazyRouteComponent(() => import('../screens/settings/settings.tsx'), 'Settings'),
  }),
] as const;
