import { queryOptions } from '@tanstack/react-query';
import { call } from '../call.ts';
import type { Launch } from './launch-types.ts';

/** Milliseconds between two questions while the page is seen. */
const REFRESH = 30_000;

export const launchQuery = (project: string, launch: string) =>
  queryOptions({
    queryKey: ['launch', project, launch],
    refetchInterval: REFRESH,
    queryFn: async ({ signal }) => (await call('GetLaunch', { project, launch }, { signal })).launch as Launch,
  });

export const launchMetricsQuery = (project: string, launch: string) =>
  queryOptions({
    queryKey: ['launch-metrics', project, launch],
    refetchInterval: REFRESH,
    queryFn: ({ signal }) => call('GetLaunchMetrics', { project, launch }, { signal }),
  });

export const launchEnrolmentsQuery = (project: string, launch: string) =>
  queryOptions({
    queryKey: ['launch-enrolments', project, launch],
    queryFn: ({ signal }) => call('GetLaunchEnrolments', { project, launch }, { signal }),
  });
