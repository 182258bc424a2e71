import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { eventShows } from './choices.ts';
import { projectRoute } from './root.ts';
import { flag, oneOf, present, text } from './search.ts';

export const eventRoutes = [
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/events',
    validateSearch: (raw: Record<string, unknown>) =>
      present({
        tap: text(raw, 'tap'),
        show: oneOf(raw, 'show', eventShows),
        of: text(raw, 'of'),
        paused: flag(raw, 'paused'),
      }),
    component: lazyRouteComponent(() => import('../screens/events/events.tsx'), 'Events'),
  }),
] as const;
