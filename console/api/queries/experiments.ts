import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Output } from '../../../contract/index.ts';
import { call } from '../call.ts';
import { serviceNow } from '../clock.ts';
import { everyPage, type NextToken, type Page } from '../every-page.ts';

export type ExperimentSummary = Output<'ListExperimentSummaries'>['experimentSummaries'][number];
export type Experiment = NonNullable<Output<'GetExperiment'>['experiment']>;
export type ExperimentHealth = Output<'GetExperimentHealth'>;
export type ExperimentResults = Output<'GetExperimentResults'>;
export type ExperimentEnrolments = Output<'GetExperimentEnrolments'>;

/** Page by page, so that a screen can say how much it has. */
export const summariesQuery = (project: string) =>
  infiniteQueryOptions({
    queryKey: ['experiment-summaries', project],
    initialPageParam: {} as NextToken,
    queryFn: async ({ signal, pageParam }): Promise<Page<ExperimentSummary>> => {
      const page = await call('ListExperimentSummaries', { project, maxResults: 100, ...pageParam }, { signal });
      return { items: page.experimentSummaries, nextToken: page.nextToken };
    },
    getNextPageParam: ({ nextToken }) => (nextToken === undefined ? undefined : { nextToken }),
  });

/** The first page, asked for again while somebody looks. */
export const summariesNowQuery = (project: string) =>
  queryOptions({
    queryKey: ['experiment-summaries-now', project],
    refetchInterval: 30_000,
    queryFn: async ({ signal }) =>
      (await call('ListExperimentSummaries', { project, maxResults: 100 }, { signal })).experimentSummaries,
  });

/** The versions of all, by name. */
export const experimentVersionsQuery = (project: string) =>
  queryOptions({
    queryKey: ['experiment-versions', project],
    queryFn: async ({ signal }) => {
      const all = await everyPage(async (token) => {
        const page = await call('ListExperiments', { project, maxResults: 100, ...token }, { signal });
        return { items: page.experiments ?? [], nextToken: page.nextToken };
      });
      return Object.fromEntries(all.map(({ name, version }) => [name, version]));
    },
  });

export const experimentQuery = (project: string, experiment: string) =>
  queryOptions({
    queryKey: ['experiment', project, experiment],
    queryFn: async ({ signal }) =>
      (await call('GetExperiment', { project, experiment }, { signal })).experiment as Experiment,
  });

/** Asked for again when the next look has been taken. */
export const healthQuery = (project: string, experiment: string) =>
  queryOptions({
    queryKey: ['experiment-health', project, experiment],
    queryFn: ({ signal }): Promise<ExperimentHealth> =>
      call('GetExperimentHealth', { project, experiment }, { signal }),
    refetchInterval: ({ state }) => untilLook(state.data),
  });

/** Milliseconds; a look takes a moment. */
const LOOK_TAKES = 3_000;

const untilLook = (health: ExperimentHealth | undefined): number | false =>
  health?.nextLook === undefined ? false : Math.max(5_000, health.nextLook - serviceNow() + LOOK_TAKES);

interface ResultsQuestion {
  readonly project: string;
  readonly experiment: string;
  readonly metric: string;
  readonly treatment: string;
}

export const resultsQuery = ({ project, experiment, metric, treatment }: ResultsQuestion) =>
  queryOptions({
    queryKey: ['experiment-results', project, experiment, metric, treatment],
    queryFn: ({ signal }) =>
      call(
        'GetExperimentResults',
        {
          project,
          experiment,
          metricNames: [metric],
          treatmentNames: [treatment],
          resultStats: ['TreatmentEffect', 'ConfidenceInterval'],
        },
        { signal },
      ),
  });

export const enrolmentsQuery = (project: string, experiment: string) =>
  queryOptions({
    queryKey: ['experiment-enrolments', project, experiment],
    queryFn: ({ signal }) => call('GetExperimentEnrolments', { project, experiment }, { signal }),
  });
