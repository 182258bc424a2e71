/**
 * Lists the experiments to look at: the running ones, and those that ended lately, whose last periods and late events
 * still need a look.
 */

import type { Experiment } from '../../domain/lifecycle/experiment.ts';
import type { StoredProject } from '../store/resources/project.ts';
import { retentionEnd } from '../store/resources/running.ts';
import type { Store } from '../store/store.ts';

export interface ExperimentToLookAt {
  /** The creation id of the project. */
  readonly projectId: string;
  readonly experiment: Experiment;
}

const PAGE_SIZE = 100;

/** Projects without running or lately ended experiments cost no more than the list of projects. */
export async function* experimentsToLookAt(store: Store, now: number): AsyncGenerator<ExperimentToLookAt> {
  let after: string | undefined;
  do {
    const { entities, last } = await store.projects.list({ limit: PAGE_SIZE, after });
    for (const project of entities) {
      for (const experiment of await readRunning(store, project)) yield { projectId: project.entity.id, experiment };
      for (const experiment of await readEnded(store, project, now)) yield { projectId: project.entity.id, experiment };
    }
    after = last;
  } while (after !== undefined);
}

const readRunning = async (
  { experiments }: Store,
  { entity, counts }: StoredProject,
): Promise<readonly Experiment[]> => {
  if (counts.activeExperimentCount === 0) return [];
  const running = { project: entity.name, status: 'RUNNING' };
  const { entities } = await experiments.list(running, { limit: 10 * PAGE_SIZE });
  return entities.map((stored) => stored.entity);
};

/** Nothing counts for experiments whose running items have expired. */
const readEnded = async (store: Store, { entity, lastEnded }: StoredProject, now: number): Promise<Experiment[]> => {
  if (lastEnded === undefined || now > retentionEnd(lastEnded)) return [];
  const ended = ((await store.running.get(entity.name)) ?? []).filter(
    ({ type, ends = now }) => type === 'experiment' && ends <= now && now <= retentionEnd(ends),
  );
  const read = await Promise.all(ended.map(({ name }) => store.experiments.get(entity.name, name)));
  // An experiment whose end is not written yet is among the running ones.
  return read.flatMap((found) => (found && found.entity.status !== 'RUNNING' ? [found.entity] : []));
};
