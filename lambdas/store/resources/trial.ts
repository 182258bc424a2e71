/**
 * Launches and experiments, kept by the same code: what differs is in trial-descriptor.ts, what a change comes to in transition.ts.
 */

import type { Trial } from '../../../domain/lifecycle/trial.ts';
import type { Change } from '../table/change.ts';
import { fromItem, type Stored } from '../table/entity.ts';
import { type Listed, type ListPage, listItems } from '../table/list.ts';
import { keys, lists } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import type { Recorded } from './feature.ts';
import type { RecordChanges } from './history.ts';
import { type Transition, type TransitionOutcome, transitionChanges } from './transition.ts';
import type { TrialDescriptor } from './trial-descriptor.ts';

/** DynamoDB takes at most this many writes in one transaction. */
const largestTransaction = 100;

export interface TrialStore<Entity extends Trial> {
  readonly get: (project: string, name: string) => Promise<Stored<Entity> | undefined>;
  /** Those of at most 100 that are there. */
  readonly getAll: (of: readonly { readonly project: string; readonly name: string }[]) => Promise<Entity[]>;
  readonly list: (
    of: { readonly project: string; readonly status?: string | undefined },
    page: ListPage,
  ) => Promise<Listed<Entity>>;
  /** Creates, replaces or deletes; 'tooLarge' when it would touch more items than a transaction takes. */
  readonly move: (
    transition: Omit<Transition<Entity>, 'descriptor' | 'projectId'>,
    recorded: Recorded,
  ) => Promise<'done' | 'tooLarge' | TransitionOutcome>;
}

interface TrialStoreOptions<Entity extends Trial> {
  readonly descriptor: TrialDescriptor<Entity>;
  readonly recordChanges: RecordChanges;
}

export const trialStore = <Entity extends Trial>(
  table: Table,
  { descriptor, recordChanges }: TrialStoreOptions<Entity>,
): TrialStore<Entity> => {
  const keyOf = (project: string, name: string) => keys.trial({ type: descriptor.type, project, name });
  return {
    get: async (project, name) => fromItem<Entity>(await table.get(keyOf(project, name))),
    getAll: async (of) => {
      const items = await table.getAll(of.map(({ project, name }) => keyOf(project, name)));
      return items.flatMap((item) => fromItem<Entity>(item)?.entity ?? []);
    },
    list: ({ project, status }, page) =>
      listItems(table, lists.trials(descriptor.type, project, status), {
        page,
        read: (item) => fromItem<Entity>(item)?.entity,
      }),
    move: async (transition, { projectId, record }) => {
      const changes: Change<TransitionOutcome>[] = [
        ...transitionChanges({ descriptor, projectId, ...transition }),
        ...recordChanges(projectId, record),
      ];
      return changes.length > largestTransaction ? 'tooLarge' : table.commit(changes);
    },
  };
};
