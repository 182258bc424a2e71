/**
 * The experiments whose results are looked at: those that run, and those that ended lately, whose last periods and late
 * events are still to be looked at.
 */
import type { Experiment } from '../../domain/lifecycle/experiment.ts';
import type { StoredProject } from '../store/resources/project.ts';
import { keptUntil } from '../store/resources/running.ts';
import type { Store } from '../store/store.ts';

export interface ExperimentToLookAt {
  /** The creation id of the project. */
  readonly projectId: string;
  readonly experiment: Experiment;
}

const pageSize = 100;

/** Projects in which nothing runs and nothing ended lately cost no more than the list of projects. */
export async function* experimentsToLookAt(store: Store, now: number): AsyncGenerator<ExperimentToLookAt> {
  let after: string | undefined;
  do {
    const { entities, last } = await store.projects.list({ limit: pageSize, after });
    for (const project of entities) {
      for (const experiment of await runningIn(store, project)) yield { projectId: project.entity.id, experiment };
      for (const experiment of await endedIn(store, project, now)) yield { projectId: project.entity.id, experiment };
    }
    after = last;
  } while (after !== undefined);
}

const runningIn = async ({ experiments }: Store, { entity, counts }: StoredProject): Promise<readonly Experiment[]> => {
  if (counts.activeExperimentCount === 0) return [];
  return (await experiments.list({ project: entity.name, status: 'RUNNING' }, { limit: 10 * pageSize })).entities;
};

/** Nothing is counted for them any more once their items are no longer kept. */
const endedIn = async (store: Store, { entity, lastEnded }: StoredProject, now: number): Promise<Experiment[]> => {
  if (lastEnded === undefined || now > keptUntil(lastEnded)) return [];
  const ended = ((await store.running.get(entity.name)) ?? []).filter(
    ({ type, ends = now }) => type === 'experiment' && ends <= now && now <= keptUntil(ends),
  );
  const read = await Promise.all(ended.map(({ name }) => store.experiments.get(entity.name, name)));
  // One that is not written down as ended is among those that run.
  return read.flatMap((found) => (found && found.entity.status !== 'RUNNING' ? [found.entity] : []));
};
