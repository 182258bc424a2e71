/**
 * ListExperimentSummaries: where the experiments of a project stand. It reads no sums, but what the looks have kept.
 */
import { experimentAt } from '../../domain/lifecycle/experiment.ts';
import type { Handler } from './handler.ts';
import { requireProject } from './require.ts';
import { experimentSummaryView } from './view/experiment-summary.ts';

const DEFAULT_PAGE = 50;

export const listExperimentSummaries: Handler<'ListExperimentSummaries'> = async (
  { project, status, maxResults: limit = DEFAULT_PAGE, nextToken: after },
  context,
) => {
  const { store, now } = context;
  const { entity } = await requireProject(context, project);
  const listed = await store.experiments.list({ project: entity.name, status }, { limit, after });
  const entities = listed.entities.map((stored) => stored.entity);
  const started = entities.filter(({ startedTime }) => startedTime !== undefined);
  const found = started.length > 0 ? await store.notices.getAll(started.map(({ id }) => id)) : new Map();
  return {
    experimentSummaries: entities.map((one) =>
      experimentSummaryView(experimentAt(one, now), found.get(one.id)?.kept, now),
    ),
    nextToken: listed.last,
  };
};
