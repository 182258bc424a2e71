/**
 * The two routes around all others: the frame, and a project within it.
 */
import { createRootRoute, createRoute } from '@tanstack/react-router';
import { config } from '../api/config.ts';
import { localClockQuery } from '../api/queries/local-clock.ts';
import { queryClient } from '../api/query-client.ts';
import { Frame } from '../shell/frame.tsx';
import { ProjectFrame } from '../shell/project-frame.tsx';
import { asking } from './asking.ts';
import { nameParams } from './name-params.ts';

export const rootRoute = createRootRoute({
  component: Frame,
  loader: asking(() => (config().local ? queryClient.prefetchQuery(localClockQuery()) : undefined)),
});

export const projectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p/$project',
  params: nameParams('project'),
  component: ProjectFrame,
});
