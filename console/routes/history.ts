import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from './root.ts';
import { oneOf, positive, present, text } from './search.ts';

/** `revert` and `at` are the id and the time of the change that the dialog is about. */
export const historyRoutes = [
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/history',
    validateSearch: (raw: Record<string, unknown>) =>
      present({
        of: oneOf(raw, 'of', ['account'] as const),
        resource: text(raw, 'resource'),
        actor: text(raw, 'actor'),
        from: text(raw, 'from'),
        to: text(raw, 'to'),
        revert: text(raw, 'revert'),
        at: positive(raw, 'at'),
      }),
    component: lazyRouteComponent(() => import('../screens/history/history.tsx'), 'History'),
  }),
] as const;
