import { queryOptions } from '@tanstack/react-query';
import type { Output } from '../../../contract/index.ts';
import { call } from '../call.ts';
import { queryClient } from '../query-client.ts';

export type TapSample = Output<'ReadTap'>['samples'][number];

export interface Tapped {
  /** The newest first. */
  readonly samples: readonly TapSample[];
  readonly after: string | undefined;
  readonly taken: number;
  readonly skipped: number;
  readonly time: number;
  readonly endTime: number;
}

/** Milliseconds between two readings: with the five seconds until containers notice, a reader is seven behind at most. */
const EVERY = 1_500;
/** How many are kept on the page. */
const KEPT = 500;

/** Reads on from where the last reading ended, for as long as the tap is open. */
export const tapQuery = (project: string, id: string) => {
  const queryKey = ['tap', project, id];
  return queryOptions<Tapped>({
    queryKey,
    retry: false,
    staleTime: 0,
    refetchInterval: ({ state: { data, error } }) => (error || (data && data.time > data.endTime) ? false : EVERY),
    queryFn: async ({ signal }): Promise<Tapped> => {
      const former = queryClient.getQueryData<Tapped>(queryKey);
      const { samples, ...read } = await call(
        'ReadTap',
        { project, id, ...(former?.after ? { after: former.after } : {}) },
        { signal },
      );
      const known = new Set(former?.samples.map((sample) => sample.id));
      const fresh = samples.filter((sample) => !known.has(sample.id)).toReversed();
      return { ...read, after: read.after, samples: [...fresh, ...(former?.samples ?? [])].slice(0, KEPT) };
    },
  });
};
