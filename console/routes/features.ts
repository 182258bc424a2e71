import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { featureQuery, featuresQuery } from '../api/queries/features.ts';
import { queryClient } from '../api/query-client.ts';
import { withTable } from '../parts/wide-table-file.ts';
import { asking, type OfProject } from './asking.ts';
import { nameParams } from './name-params.ts';
import { projectRoute } from './root.ts';
import { oneOf, positive, present, text } from './search.ts';
import { selection } from './selection.ts';

type Raw = Record<string, unknown>;

const sorts = ['name', '-name', 'updated', '-updated'] as const;

export const featureRoutes = [
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/features',
    validateSearch: (raw: Raw) =>
      present({
        filter: text(raw, 'filter'),
        sort: oneOf(raw, 'sort', sorts),
        page: positive(raw, 'page'),
        ...selection(raw),
      }),
    loader: asking<OfProject>(({ project }) => queryClient.prefetchInfiniteQuery(featuresQuery(project))),
    component: lazyRouteComponent(
      withTable(() => import('../screens/features/features.tsx')),
      'Features',
    ),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    // Not below `/features/`, where a feature may have any name.
    path: '/create-feature',
    component: lazyRouteComponent(() => import('../screens/feature-form/create-feature.tsx'), 'CreateFeature'),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/features/$feature',
    params: nameParams('feature'),
    validateSearch: (raw: Raw) =>
      present({
        dialog: oneOf(raw, 'dialog', ['switch', 'delete', 'overrides']),
        tab: oneOf(raw, 'tab', ['js', 'cli']),
      }),
    loader: asking(({ project, feature }) => queryClient.prefetchQuery(featureQuery(project, feature))),
    component: lazyRouteComponent(
      withTable(() => import('../screens/feature/feature.tsx')),
      'Feature',
    ),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/features/$feature/edit',
    params: nameParams('feature'),
    component: lazyRouteComponent(() => import('../screens/feature-form/edit-feature.tsx'), 'EditFeature'),
  }),
] as const;
