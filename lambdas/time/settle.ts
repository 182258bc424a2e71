/**
 * Writes down due transitions: launch steps that have begun, and completed experiments. Management operations run it
 * before they read or write, and the scheduler runs it for everyone else. It may run late, twice, or in many processes
 * at once, because each transition is one conditional write under a stable id.
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
  /** Counts each written transition, and its lag. */
  readonly count?: CountMetric | undefined;
}

/** The number of due items in one Query, and the number of projects that are settled in parallel. */
const PAGE_SIZE = 1_000;
const CONCURRENCY = 20;

/**
 * Settles everything that is due at `now`. Resolves to the number of transitions that this call wrote. A failing item
 * is reported, holds up nothing else and stays due.
 *
 * @throws StoreError, after all else is settled, when the store could not do something now: a caller that went on would
 * not see what is due as done.
 */
export const settle = async (settling: Settling): Promise<number> => {
  const { store, now } = settling;
  const outcomes: Outcome[] = [];
  let after: string | undefined;
  for (;;) {
    const items = await store.due.list(now, { limit: PAGE_SIZE, after });
    outcomes.push(...(await settlePage(settling, items)));
    if (items.length < PAGE_SIZE) break;
    after = items.at(-1)?.sortKey;
  }
  const failure = outcomes.find((outcome) => outcome instanceof StoreError);
  if (failure) throw failure;
  return outcomes.reduce((sum: number, outcome) => sum + (outcome as number), 0);
};

/** The number of written transitions, or the error that prevented them. */
type Outcome = number | StoreError;

/** Settles projects in parallel. Trials of one project count in the same item, so they take turns. */
const settlePage = async (settling: Settling, items: readonly DueItem[]): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  const waiting = Map.groupBy(items, ({ due }) => due?.project).values();
  const work = async () => {
    for (const ofProject of waiting) outcomes.push(...(await settleInOrder(settling, ofProject)));
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return outcomes;
};

/** Settles the items of one project in order of time, with transitions that become due on the way. */
const settleInOrder = async (settling: Settling, items: readonly DueItem[]): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  const projectId = projectIdReader(settling.store, items[0]?.due?.project);
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

/** Reads the project at the first call, and once. A project with a running trial cannot be replaced. */
const projectIdReader = (store: Store, project: string | undefined): FindProjectId => {
  let projectId: ReturnType<FindProjectId> | undefined;
  return () => {
    projectId ??= store.projects.get(project ?? '').then((found) => found?.entity.id);
    return projectId;
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
    const { written, next } = await settleOne(store, { due, findProjectId: projectId });
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
