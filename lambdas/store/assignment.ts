/**
 * Assignments: which group or treatment an entity was served, and from when to when its events belong to it.
 *
 *   evaluations        A      A          B
 *   the item      since-----------------until          current: B, since its first evaluation, an hour after its last
 *                 previous: A, from its first evaluation until an hour after its last
 *
 * One evaluation is one UpdateItem for nearly all. One that does not fit as the latest is told what is there, and becomes what it can
 * be beside it: another arm, an earlier beginning, or what was served before. None moves the item back.
 */
import type { Assignment } from '../../domain/event/attribution.ts';
import { type Change, type Item, type Modification, update } from './change.ts';
import type { Condition } from './condition.ts';
import { entitiesKeptFor } from './retention.ts';
import { type EntityTrial, entityKeys, timeToLive } from './schema.ts';
import type { ItemTable, Table } from './table.ts';

export interface Assigned extends EntityTrial {
  readonly kind: 'launch' | 'experiment';
  /** The name of the group or the treatment. */
  readonly arm: string;
  /** When it was evaluated, in milliseconds since the epoch. */
  readonly time: number;
}

export interface AssignmentStore {
  /** `now` is the service's time, in milliseconds since the epoch. */
  readonly assign: (assigned: Assigned, now: number) => Promise<void>;
  /** Resolves to a look-up; half a read unit each. One that is not found is looked for once more, consistently, for one unit. */
  readonly find: (of: readonly EntityTrial[]) => Promise<(one: EntityTrial) => Assignment | undefined>;
}

const hour = 3_600_000;

export const assignmentStore = (table: Table): AssignmentStore => ({ ...assignmentWriter(table), find: finder(table) });

/** The part that evaluations need. */
export const assignmentWriter = (table: ItemTable): Pick<AssignmentStore, 'assign'> => ({
  assign: async (assigned, now) => {
    let place: Place = 'latest';
    for (;;) {
      const outcome: 'done' | Place | 'older' = await table.commitOne(changes[place](assigned, now));
      if (outcome === 'done' || outcome === 'older') return;
      place = outcome;
    }
  },
});

const finder =
  (table: Table): AssignmentStore['find'] =>
  async (of) => {
    const keys = new Map(of.map((one) => [nameOf(one), entityKeys.assignment(one)]));
    const found = new Map<string, Assignment>();
    for (const consistent of [false, true]) {
      const open = [...keys].flatMap(([name, key]) => (found.has(name) ? [] : [key]));
      for (let start = 0; start < open.length; start += largestRead)
        for (const item of await table.getAll(open.slice(start, start + largestRead), { consistent }))
          found.set(`${item.PK} ${item.SK}`, item as unknown as Assignment);
    }
    return (one) => found.get(nameOf(one));
  };

/** Keys that one request reads. */
const largestRead = 100;

const nameOf = (one: EntityTrial): string => {
  const { PK, SK } = entityKeys.assignment(one);
  return `${PK} ${SK}`;
};

/** What an evaluation is beside the others of its entity. */
type Place =
  /** The first, or the latest of the same arm: `since` stays. */
  | 'latest'
  /** The latest, of another arm than before, which is kept: events of it may still come. */
  | 'another'
  /** Older, of the same arm: its events begin earlier. */
  | 'earlier'
  /** Older, of another arm than the one that came since: what was served before it. */
  | 'before';

/** Where an evaluation belongs beside what is there; 'older' for one that nothing is to be kept of. */
const placeOf = (found: Item | undefined, { arm, time }: Assigned): Place | 'older' => {
  if (!found) return 'latest';
  const { since, until, previousArm, previousSince } = found as unknown as Assignment;
  const latest = until <= time + hour;
  if (found.arm === arm) {
    if (latest) return 'latest';
    return time < since && (previousSince === undefined || previousSince < time) ? 'earlier' : 'older';
  }
  if (latest) return 'another';
  return time < since && previousArm === undefined ? 'before' : 'older';
};

/** Whether an evaluation is later than all of its entity, of the same arm or of another. */
const isLatest = (comparison: '=' | '<>', { arm, time }: Assigned): Condition => ({
  expression: `#arm ${comparison} :arm AND #until <= :until`,
  names: { '#arm': 'arm', '#until': 'until' },
  values: { ':arm': arm, ':until': time + hour },
});

const isOlder = (expression: string, { arm, time }: Assigned): Condition => ({
  expression: `since > :time AND ${expression}`,
  names: { '#arm': 'arm' },
  values: { ':arm': arm, ':time': time },
});

const changes: Readonly<Record<Place, (assigned: Assigned, now: number) => Change<Place | 'older'>>> = {
  latest: (assigned, now) => {
    const { expression, ...rest } = isLatest('=', assigned);
    const modification = { set: served(assigned, now), setOnce: { since: assigned.time } };
    return changed(assigned, modification, { expression: `attribute_not_exists(PK) OR ${expression}`, ...rest });
  },
  another: (assigned, now) => {
    const copy = { previousArm: 'arm', previousSince: 'since', previousUntil: 'until' };
    const set = { ...served(assigned, now), since: assigned.time };
    return changed(assigned, { set, copy }, isLatest('<>', assigned));
  },
  earlier: (assigned) => {
    const expression = '#arm = :arm AND (attribute_not_exists(previousSince) OR previousSince < :time)';
    return changed(assigned, { set: { since: assigned.time } }, isOlder(expression, assigned));
  },
  before: (assigned) => {
    const { arm, time } = assigned;
    const set = { previousArm: arm, previousSince: time, previousUntil: time + hour };
    return changed(assigned, { set }, isOlder('#arm <> :arm AND attribute_not_exists(previousArm)', assigned));
  },
};

/** What the latest evaluation says; `at` is when it is written, which is when a new entity counts. */
const served = ({ kind, arm, time }: Assigned, now: number) => ({
  arm,
  at: now,
  until: time + hour,
  [timeToLive]: Math.ceil((time + entitiesKeptFor[kind]) / 1000),
});

const changed = (assigned: Assigned, modification: Modification, when: Condition): Change<Place | 'older'> =>
  update(entityKeys.assignment(assigned), modification, { when, otherwise: (found) => placeOf(found, assigned) });
