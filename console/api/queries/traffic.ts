import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Input, Output } from '../../../contract/index.ts';
import { call } from '../call.ts';
import { PREVIEW } from '../query-client.ts';

export type FeatureTraffic = Output<'GetFeatureTraffic'>;
export type AudienceTraffic = FeatureTraffic['audiences'][number];
export type TrafficRung = AudienceTraffic['rungs'][number];
export type Preview = Output<'PreviewTraffic'>;
export type TrafficMoment = Preview['moments'][number];
export type Proposal = Omit<Input<'PreviewTraffic'>, 'project' | 'feature'>;

/** Shares are of 100,000. @param at epoch milliseconds; now without it. */
export const featureTrafficQuery = (project: string, feature: string, at?: number) =>
  queryOptions({
    queryKey: ['traffic', project, feature, at],
    queryFn: ({ signal }) =>
      call('GetFeatureTraffic', { project, feature, ...(at === undefined ? {} : { at }) }, { signal }),
  });

/**
 * What a proposal would do. The last answer stays while the next one is on its way. @param asking false once it is being
 * done, since then it cannot be proposed any more.
 */
export const previewQuery = (project: string, feature: string, proposal: Proposal | undefined, asking = true) =>
  queryOptions({
    queryKey: [PREVIEW, project, feature, proposal],
    enabled: asking && proposal !== undefined && feature !== '',
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call('PreviewTraffic', { project, feature, ...proposal }, { signal }),
  });
