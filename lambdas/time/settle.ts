/**
 * Writes down what is due: launch steps that have begun, experiments that are complete. Management operations run it
 * before they read or write, and the scheduler runs it for everyone who does not ask. It may run late, twice, or in many
 * places at once: each transition is one conditional write under a stable id.
 */
import type { CountMetric, ReportFailure } from '../../domain/operational-metric.ts';
import type { Due, DueItem } from '../store/resources/due.ts';
import type { Store } from '../store/store.ts';
import { keys } from '../store/table/schema.ts';
import { StoreError } from '../store/table/store-error.ts';
import { type FindProjectId, settleOne } from './settle-one.ts';

export interface Settling {
  readonly store: Store;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly report: ReportFailure;
  /** Told of each transition written, and of how late it was. */
  readonly count?: CountMetric | undefined;
}

/** How many due items one Query takes, and how many projects are settled at the same time. */
const pageSize = 1_000;
const parallel = 20;

/**
 * Settles all that is due at `now`; resolves to the number of transitions that this call wrote. What cannot be settled
 * is reported, holds up nothing else and stays due.
 *
 * @throws StoreFailure, after all else is settled, when the store could not do something now: a caller that went on would
 * not see what is due as done.
 */
export const settle = async (settling: Settling): Promise<number> => {
  const { store, now } = settling;
  const outcomes: Outcome[] = [];
  let after: string | undefined;
  for (;;) {
    const items = await store.due.at(now, { limit: pageSize, after });
    outcomes.push(...(await settlePage(settling, items)));
    if (items.length < pageSize) break;
    after = items.at(-1)?.sortKey;
  }
  const failure = outcomes.find((outcome) => outcome instanceof StoreError);
  if (failure) throw failure;
  return outcomes.reduce((sum: number, outcome) => sum + (outcome as number), 0);
};

/** Transitions written, or what kept them from being written. */
type Outcome = number | StoreError;

/** Projects beside each other; those of one project count in the same item. */
const settlePage = async (settling: Settling, items: readonly DueItem[]): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  const waiting = Map.groupBy(items, ({ due }) => due?.project).values();
  const work = async () => {
    for (const ofProject of waiting) outcomes.push(...(await settleInOrder(settling, ofProject)));
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return outcomes;
};

/** Items of one project in order of time, with those that come up on the way. */
const settleInOrder = async (settling: Settling, items: readonly DueItem[]): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  const projectId = ownerOf(settling.store, items[0]?.due?.project);
  const waiting = [...items];
  for (let item = waiting.shift(); item; item = waiting.shift()) {
    const { outcome, next } = await settleItem(settling, item, projectId);
    outcomes.push(outcome);
    if (!next || next.time > settling.now) continue;
    const index = waiting.findIndex(({ due }) => due && due.time > next.time);
    waiting.splice(index < 0 ? waiting.length : index, 0, { sortKey: keys.due(next.time, next).SK, due: next });
  }
  return outcomes;
};

/** Reads the project once, when the first asks; a project with anything that runs stays what it is. */
const ownerOf = (store: Store, project: string | undefined): FindProjectId => {
  let read: ReturnType<FindProjectId> | undefined;
  return () => {
    read ??= store.projects.get(project ?? '').then((found) => found?.entity.id);
    return read;
  };
};

interface ItemOutcome {
  readonly outcome: Outcome;
  readonly next?: Due | undefined;
}

const settleItem = async (
  { store, now, report, count }: Settling,
  { sortKey, due }: DueItem,
  projectId: FindProjectId,
): Promise<ItemOutcome> => {
  try {
    if (!due) throw new Error('the item names nothing that can be due');
    const { written, next } = await settleOne(store, { due, owner: projectId });
    if (written > 0) {
      count?.('Transitions', written);
      count?.('TransitionLag', now - due.time);
    }
    return { outcome: written, next };
  } catch (error) {
    report('transition failed', { due: sortKey, error });
    return { outcome: error instanceof StoreError ? error : 0 };
  }
};
