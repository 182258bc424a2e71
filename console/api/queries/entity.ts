import { queryOptions } from '@tanstack/react-query';
import type { Output } from '../../../contract/index.ts';
import { call } from '../call.ts';

export type Explanation = Output<'ExplainEvaluation'>;
export type Check = Explanation['checks'][number];
export type KnownEntity = Output<'GetEntity'>;

export interface Asked {
  readonly feature: string;
  readonly entityId: string;
  /** JSON text; none without it. */
  readonly context?: string | undefined;
  /** Epoch milliseconds; now without it. */
  readonly at?: number | undefined;
}

export const explanationQuery = (project: string, { feature, entityId, context, at }: Asked) =>
  queryOptions({
    queryKey: ['explanation', project, feature, entityId, context, at],
    enabled: feature !== '' && entityId !== '',
    queryFn: ({ signal }) =>
      call(
        'ExplainEvaluation',
        {
          project,
          feature,
          entityId,
          ...(context ? { evaluationContext: context } : {}),
          ...(at === undefined ? {} : { at }),
        },
        { signal },
      ),
  });

/** Each reading is recorded in the history: it is asked once, when somebody wants it, and never again by itself. */
export const entityQuery = (project: string, entityId: string, wanted: boolean) =>
  queryOptions({
    queryKey: ['entity', project, entityId],
    enabled: wanted && entityId !== '',
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) => call('GetEntity', { project, entityId }, { signal }),
  });
