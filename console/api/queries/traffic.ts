import { queryOptions } from '@tanstack/react-query';
import type { Output } from '../../../contract/index.ts';
import { call } from '../call.ts';

export type FeatureTraffic = Output<'GetFeatureTraffic'>;
export type AudienceTraffic = FeatureTraffic['audiences'][number];
export type TrafficRung = AudienceTraffic['rungs'][number];

/** Shares are of 100,000. @param at epoch milliseconds; now without it. */
export const featureTrafficQuery = (project: string, feature: string, at?: number) =>
  queryOptions({
    queryKey: ['traffic', project, feature, at],
    queryFn: ({ signal }) =>
      call('GetFeatureTraffic', { project, feature, ...(at === undefined ? {} : { at }) }, { signal }),
  });
