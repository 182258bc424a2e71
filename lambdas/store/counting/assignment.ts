/**
 * Stores assignments: the arm that an entity was served, and the time in which its events belong to that arm.
 *
 *   evaluations        A      A          B
 *   the item      since-----------------until          current: B, since its first evaluation, an hour after its last
 *                 previous: A, from its first evaluation until an hour after its last
 *
 * Nearly every evaluation is one UpdateItem, as the latest one of the same arm. Any other gets the stored item back
 * when its condition fails, and writes the changed item in its place.
 */

import {
  type ArmEvaluation,
  type Assignment,
  ATTRIBUTION_WINDOW,
  applyEvaluation,
} from '../../../domain/event/attribution.ts';
import { type StepGroup, stepMark } from '../../../domain/event/launch-step.ts';
import type { TrialType } from '../../../domain/lifecycle/trial.ts';
import { type Item, type Modification, update } from '../table/change.ts';
import type { Condition } from '../table/condition.ts';
import type { ItemTable } from '../table/item-table.ts';
import { ENTITY_RETENTION } from '../table/retention.ts';
import { type EntityTrial, earlierKey, entityKeys, type Key, timeToLive } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import { type EntityPlace, writeToEntity } from './entity-place.ts';

export interface AssignmentWrite extends EntityTrial, ArmEvaluation {
  readonly type: TrialType;
  /** The step of a launch at the time of the evaluation. */
  readonly stepGroup?: StepGroup | undefined;
}

export interface AssignmentStore {
  /** `now` is the service's time, in milliseconds since the epoch. */
  readonly assign: (assignment: AssignmentWrite, now: number) => Promise<void>;
  /**
   * Resolves to a look-up. Each entity costs half a read unit. A missing one is read once more, consistently, for one
   * unit.
   */
  readonly find: (entities: readonly EntityTrial[]) => Promise<(one: EntityTrial) => Assignment | undefined>;
}

export const assignmentStore = (table: Table): AssignmentStore => ({ ...assignmentWriter(table), find: finder(table) });

/** The writer that evaluations need. */
export const assignmentWriter = (table: ItemTable): Pick<AssignmentStore, 'assign'> => ({
  assign: async (assignment, now) => {
    const key = entityKeys.assignment(assignment);
    await writeToEntity(assignment, key, (place) => assignAt(table, place, { assignment, now }));
  },
});

interface AssignmentTask {
  readonly assignment: AssignmentWrite;
  readonly now: number;
}

const assignAt = async (
  table: ItemTable,
  { key, guard }: EntityPlace,
  { assignment, now }: AssignmentTask,
): Promise<'done' | 'absent'> => {
  let write: Write | undefined = latestWrite(assignment, now);
  const otherwise = (found: Item | undefined) => {
    write = found ? revisionWrite(assignment, found, now) : latestWrite(assignment, now);
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
  async (entities) => {
    const keys = new Map(entities.flatMap(keysOf).map((key) => [nameOf(key), key]));
    const found = new Map<string, Assignment>();
    for (const consistent of [false, true]) {
      const missing = [...keys].flatMap(([name, key]) => (found.has(name) ? [] : [key]));
      for (let start = 0; start < missing.length; start += MAX_KEYS_PER_READ)
        for (const item of await table.getAll(missing.slice(start, start + MAX_KEYS_PER_READ), { consistent }))
          found.set(nameOf(item as unknown as Key), item as unknown as Assignment);
    }
    return (one) =>
      keysOf(one)
        .map((key) => found.get(nameOf(key)))
        .find((assignment) => assignment !== undefined);
  };

/** Returns the possible keys of an assignment, first that of an earlier version. */
const keysOf = (one: EntityTrial): Key[] => {
  const key = entityKeys.assignment(one);
  return [earlierKey(one, key) ?? [], key].flat();
};

/** The most keys of one request. */
const MAX_KEYS_PER_READ = 100;

const nameOf = ({ PK, SK }: Key): string => `${PK} ${SK}`;

interface Write extends Modification {
  readonly when: Condition;
}

/** Writes the first evaluation, or a later one of the same arm. `since` stays. */
const latestWrite = (assignment: AssignmentWrite, now: number): Write => {
  const { arm, time } = assignment;
  const until = time + ATTRIBUTION_WINDOW;
  return {
    set: { arm, until, ...expiryOf(assignment, now) },
    setOnce: { since: time, first: now, ...markOf(assignment) },
    when: {
      expression: 'attribute_not_exists(PK) OR (#arm = :arm AND #until <= :until)',
      names: { '#arm': 'arm', '#until': 'until' },
      values: { ':arm': arm, ':until': until },
    },
  };
};

/**
 * Applies any other evaluation to the stored assignment. Returns undefined where it changes nothing. A late evaluation
 * may be the first one of its step.
 */
const revisionWrite = (assignment: AssignmentWrite, found: Item, now: number): Write | undefined => {
  const before = assignmentOf(found);
  const after = applyEvaluation(before, assignment);
  const mark = markOf(assignment);
  const isNewStep = Object.keys(mark).some((name) => !(name in found));
  if (!after && !isNewStep) return undefined;
  const expiry = after && after.until > before.until ? expiryOf(assignment, now) : {};
  return { set: { ...after, ...expiry, at: now }, setOnce: mark, when: isUnchanged(before) };
};

/** The first evaluation in a step marks it, so that the entity counts once in the step. */
const markOf = ({ stepGroup }: AssignmentWrite): Record<string, number> =>
  stepGroup ? { [stepMark(stepGroup.step)]: stepGroup.group } : {};

const attributes = ['arm', 'since', 'until', 'previousArm', 'previousSince', 'previousUntil'] as const;

const assignmentOf = (item: Item): Assignment =>
  Object.fromEntries(attributes.flatMap((name) => (name in item ? [[name, item[name]]] : []))) as unknown as Assignment;

const isUnchanged = (assignment: Assignment): Condition => {
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

/**
 * The attributes besides the assignment itself. `at` is the time of writing, at which an entity counts as new, in the
 * launch or in a step.
 */
const expiryOf = ({ type, time }: AssignmentWrite, now: number) => ({
  at: now,
  [timeToLive]: Math.ceil((time + ENTITY_RETENTION[type]) / 1000),
});
