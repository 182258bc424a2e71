import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from './root.ts';
import { oneOf, present, text } from './search.ts';

const launchDialogs = ['start', 'stop', 'continue'] as const;

export const launchPageRoutes = [
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/launches/new',
    validateSearch: (raw: Record<string, unknown>) => present({ feature: text(raw, 'feature') }),
    component: lazyRouteComponent(() => import('../screens/launch-form/new-launch.tsx'), 'NewLaunch'),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/launches/$launch',
    validateSearch: (raw: Record<string, unknown>) => present({ dialog: oneOf(raw, 'dialog', launchDialogs) }),
    component: lazyRouteComponent(() => import('../screens/launch/launch.tsx'), 'Launch'),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/launches/$launch/edit',
    component: lazyRouteComponent(() => import('../screens/launch-form/edit-launch.tsx'), 'EditLaunch'),
  }),
] as const;
