/**
 * Assignments: which group or treatment an entity was served, and from when to when its events belong to it.
 *
 *   evaluations        A      A          B
 *   the item      since-----------------until          current: B, since its first evaluation, an hour after its last
 *                 previous: A, from its first evaluation until an hour after its last
 *
 * One evaluation is one UpdateItem for nearly all. One that does not fit as the latest of the same arm is told what is there, and
 * what that becomes by it is written in its place.
 */

import {
  type ArmEvaluation,
  type Assignment,
  ATTRIBUTION_WINDOW,
  applyEvaluation,
} from '../../../domain/event/attribution.ts';
import type { TrialType } from '../../../domain/lifecycle/trial.ts';
import { type Item, type Modification, update } from '../table/change.ts';
import type { Condition } from '../table/condition.ts';
import type { ItemTable } from '../table/item-table.ts';
import { entitiesKeptFor } from '../table/retention.ts';
import { type EntityTrial, earlierKey, entityKeys, type Key, timeToLive } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import { type EntityPlace, writeToEntity } from './entity-place.ts';

export interface AssignmentWrite extends EntityTrial, ArmEvaluation {
  readonly type: TrialType;
}

export interface AssignmentStore {
  /** `now` is the service's time, in milliseconds since the epoch. */
  readonly assign: (assignments: AssignmentWrite, now: number) => Promise<void>;
  /** Resolves to a look-up; half a read unit each. One that is not found is looked for once more, consistently, for one unit. */
  readonly find: (of: readonly EntityTrial[]) => Promise<(one: EntityTrial) => Assignment | undefined>;
}

export const assignmentStore = (table: Table): AssignmentStore => ({ ...assignmentWriter(table), find: finder(table) });

/** The part that evaluations need. */
export const assignmentWriter = (table: ItemTable): Pick<AssignmentStore, 'assign'> => ({
  assign: async (assignments, now) => {
    const key = entityKeys.assignment(assignments);
    await writeToEntity(assignments, key, (place) => assignAt(table, place, { assignments, now }));
  },
});

interface Assigning {
  readonly assignments: AssignmentWrite;
  readonly now: number;
}

const assignAt = async (
  table: ItemTable,
  { key, guard }: EntityPlace,
  { assignments, now }: Assigning,
): Promise<'done' | 'absent'> => {
  let write: Write | undefined = latest(assignments, now);
  const otherwise = (found: Item | undefined) => {
    write = found ? revision(assignments, found, now) : latest(assignments, now);
    return 'changed' as const;
  };
  while (write) {
    const { when, ...modification } = write;
    const outcome = await table.commitOne(update(key, modification, guard({ when, otherwise })));
    if (outcome !== 'changed') return outcome;
  }
  return 'done';
};

const finder =
  (table: Table): AssignmentStore['find'] =>
  async (of) => {
    const keys = new Map(of.flatMap(keysOf).map((key) => [nameOf(key), key]));
    const found = new Map<string, Assignment>();
    for (const consistent of [false, true]) {
      const open = [...keys].flatMap(([name, key]) => (found.has(name) ? [] : [key]));
      for (let start = 0; start < open.length; start += largestRead)
        for (const item of await table.getAll(open.slice(start, start + largestRead), { consistent }))
          found.set(nameOf(item as unknown as Key), item as unknown as Assignment);
    }
    return (one) =>
      keysOf(one)
        .map((key) => found.get(nameOf(key)))
        .find((assignment) => assignment !== undefined);
  };

/** Where an assignment may be, what an earlier version wrote before the other. */
const keysOf = (one: EntityTrial): Key[] => {
  const key = entityKeys.assignment(one);
  return [earlierKey(one, key) ?? [], key].flat();
};

/** Keys that one request reads. */
const largestRead = 100;

const nameOf = ({ PK, SK }: Key): string => `${PK} ${SK}`;

interface Write extends Modification {
  readonly when: Condition;
}

/** The first evaluation, or the latest of the same arm: `since` stays. */
const latest = (assignments: AssignmentWrite, now: number): Write => {
  const { arm, time } = assignments;
  const until = time + ATTRIBUTION_WINDOW;
  return {
    set: { arm, until, ...expiryOf(assignments, now) },
    setOnce: { since: time },
    when: {
      expression: 'attribute_not_exists(PK) OR (#arm = :arm AND #until <= :until)',
      names: { '#arm': 'arm', '#until': 'until' },
      values: { ':arm': arm, ':until': until },
    },
  };
};

/** Any other evaluation, beside what is found; undefined where nothing is to be kept of it. */
const revision = (assignments: AssignmentWrite, found: Item, now: number): Write | undefined => {
  const before = assignmentIn(found);
  const after = applyEvaluation(before, assignments);
  if (!after) return undefined;
  return {
    set: { ...after, ...(after.until > before.until ? expiryOf(assignments, now) : {}) },
    when: isStill(before),
  };
};

const attributes = ['arm', 'since', 'until', 'previousArm', 'previousSince', 'previousUntil'] as const;

const assignmentIn = (item: Item): Assignment =>
  Object.fromEntries(attributes.flatMap((name) => (name in item ? [[name, item[name]]] : []))) as unknown as Assignment;

const isStill = (assignment: Assignment): Condition => {
  const there = attributes.filter((name) => assignment[name] !== undefined);
  const conditions = attributes.map((name) =>
    there.includes(name) ? `#${name} = :${name}` : `attribute_not_exists(#${name})`,
  );
  return {
    expression: conditions.join(' AND '),
    names: Object.fromEntries(attributes.map((name) => [`#${name}`, name])),
    values: Object.fromEntries(there.map((name) => [`:${name}`, assignment[name]])),
  };
};

/** What the latest evaluation says besides; `at` is when it is written, which is when a new entity counts. */
const expiryOf = ({ type, time }: AssignmentWrite, now: number) => ({
  at: now,
  [timeToLive]: Math.ceil((time + entitiesKeptFor[type]) / 1000),
});
