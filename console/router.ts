/**
 * The addresses of all screens. Each noun has its own file in `routes/`; what is in a screen's state is in its address.
 */
import { createRouter, parseSearchWith, stringifySearchWith } from '@tanstack/react-router';
import { eventRoutes } from './routes/events.ts';
import { experimentRoutes } from './routes/experiments.ts';
import { featureRoutes } from './routes/features.ts';
import { historyRoutes } from './routes/history.ts';
import { launchPageRoutes } from './routes/launch.ts';
import { launchRoutes } from './routes/launches.ts';
import { overviewRoutes } from './routes/overview.ts';
import { projectsRoutes } from './routes/projects.ts';
import { projectRoute, rootRoute } from './routes/root.ts';
import { segmentRoutes } from './routes/segments.ts';
import { settingsRoutes } from './routes/settings.ts';
import { whyRoutes } from './routes/why.ts';
import { NoPage } from './shell/no-page.tsx';
import { RouteError } from './shell/route-error.tsx';

const routeTree = rootRoute.addChildren([
  ...projectsRoutes,
  projectRoute.addChildren([
    ...overviewRoutes,
    ...featureRoutes,
    ...launchRoutes,
    ...launchPageRoutes,
    ...experimentRoutes,
    ...segmentRoutes,
    ...eventRoutes,
    ...historyRoutes,
    ...settingsRoutes,
    ...whyRoutes,
  ]),
]);

export const router = createRouter({
  routeTree,
  basepath: '/console',
  // A name is a text, though it may be called `null` or `1e5`, which are JSON. The routes read what is more than text.
  parseSearch: parseSearchWith((text) => text),
  stringifySearch: stringifySearchWith(JSON.stringify),
  defaultPreload: 'intent',
  defaultPendingMs: 200,
  scrollRestoration: true,
  defaultNotFoundComponent: NoPage,
  defaultErrorComponent: RouteError,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
