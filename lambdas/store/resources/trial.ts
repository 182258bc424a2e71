/**
 * Stores launches and experiments by the same code. trial-descriptor.ts has their differences, and transition.ts the
 * changes of a transition.
 */

import type { Trial } from '../../../domain/lifecycle/trial.ts';
import type { Change } from '../table/change.ts';
import { fromItem, type Stored } from '../table/entity.ts';
import { type Listed, type ListPage, listItems } from '../table/list.ts';
import { keys, lists } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import type { ProjectRecord } from './feature.ts';
import type { RecordChanges } from './history.ts';
import { type Transition, type TransitionOutcome, transitionChanges } from './transition.ts';
import type { TrialDescriptor } from './trial-descriptor.ts';

/** The most writes of a DynamoDB transaction. */
const MAX_WRITES = 100;

export interface TrialStore<Entity extends Trial> {
  readonly get: (project: string, name: string) => Promise<Stored<Entity> | undefined>;
  /** The existing ones of at most 100 trials. */
  readonly getAll: (query: readonly { readonly project: string; readonly name: string }[]) => Promise<Entity[]>;
  readonly list: (
    query: { readonly project: string; readonly status?: string | undefined },
    page: ListPage,
  ) => Promise<Listed<Stored<Entity>>>;
  /** Creates, replaces or deletes. Resolves to 'tooLarge' for more items than a transaction takes. */
  readonly move: (
    transition: Omit<Transition<Entity>, 'descriptor' | 'projectId'>,
    projectRecord: ProjectRecord,
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
    getAll: async (query) => {
      const items = await table.getAll(query.map(({ project, name }) => keyOf(project, name)));
      return items.flatMap((item) => fromItem<Entity>(item)?.entity ?? []);
    },
    list: ({ project, status }, page) =>
      listItems(table, lists.trials(descriptor.type, project, status), {
        page,
        read: (item) => fromItem<Entity>(item),
      }),
    move: async (transition, { projectId, record }) => {
      const changes: Change<TransitionOutcome>[] = [
        ...transitionChanges({ descriptor, projectId, ...transition }),
        ...recordChanges(projectId, record),
      ];
      return changes.length > MAX_WRITES ? 'tooLarge' : table.commit(changes);
    },
  };
};
