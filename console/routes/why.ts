import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectRoute } from './root.ts';
import { flag, present, text } from './search.ts';

export const whyRoutes = [
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/why',
    /** `at` is a local time as a field has it; `served` asks what the entities were served. */
    validateSearch: (raw: Record<string, unknown>) =>
      present({
        feature: text(raw, 'feature'),
        entity: text(raw, 'entity'),
        context: text(raw, 'context'),
        at: text(raw, 'at'),
        other: text(raw, 'other'),
        otherContext: text(raw, 'otherContext'),
        served: flag(raw, 'served'),
      }),
    component: lazyRouteComponent(() => import('../screens/why/why.tsx'), 'Why'),
  }),
] as const;
