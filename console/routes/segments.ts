import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withTable } from '../parts/wide-table-file.ts';
import { nameParams } from './name-params.ts';
import { projectRoute } from './root.ts';
import { oneOf, positive, present, text } from './search.ts';

type Raw = Record<string, unknown>;

export const segmentRoutes = [
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/segments',
    validateSearch: (raw: Raw) => present({ filter: text(raw, 'filter'), page: positive(raw, 'page') }),
    component: lazyRouteComponent(
      withTable(() => import('../screens/segments/segments.tsx')),
      'Segments',
    ),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    // Not below `/segments/`, where a segment may have any name. `from` is one whose pattern is copied.
    path: '/create-segment',
    validateSearch: (raw: Raw) => present({ from: text(raw, 'from') }),
    component: lazyRouteComponent(() => import('../screens/segments/create-segment.tsx'), 'CreateSegment'),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/segments/$segment',
    params: nameParams('segment'),
    validateSearch: (raw: Raw) =>
      present({ context: text(raw, 'context'), dialog: oneOf(raw, 'dialog', ['delete'] as const) }),
    component: lazyRouteComponent(() => import('../screens/segment/segment.tsx'), 'Segment'),
  }),
] as const;
