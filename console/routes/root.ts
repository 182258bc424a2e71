/**
 * The two routes around all others: the frame, and a project within it.
 */
import { createRootRoute, createRoute } from '@tanstack/react-router';
import { Frame } from '../shell/frame.tsx';
import { nameParams } from './name-params.ts';

export const rootRoute = createRootRoute({ component: Frame });

export const projectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p/$project',
  params: nameParams('project'),
});
