/**
 * Assignments: which group or treatment an entity was served, and from when to when its events belong to it.
 *
 *   evaluations        A      A          B
 *   the item      since-----------------until          current: B, since its first evaluation, an hour after its last
 *                 previous: A, from its first evaluation until an hour after its last
 *
 * One evaluation is one UpdateItem: the first that applies is right for nearly all. An older one never moves it back.
 */
import type { Assignment } from '../../domain/event/attribution.ts';
import { type Change, update } from './change.ts';
import type { Condition } from './condition.ts';
import { type EntityTrial, entityKeys, timeToLive } from './schema.ts';
import type { Table } from './table.ts';

export interface Assigned extends EntityTrial {
  readonly kind: 'launch' | 'experiment';
  /** The name of the group or the treatment. */
  readonly arm: string;
  /** When it was evaluated, in milliseconds since the epoch. */
  readonly time: number;
}

export interface AssignmentStore {
  readonly assign: (assigned: Assigned) => Promise<void>;
  /** The assignments of at most 100 entities, each in the place of its entity; half a read unit each. */
  readonly getAll: (
    of: readonly EntityTrial[],
    read?: { readonly consistent: boolean },
  ) => Promise<(Assignment | undefined)[]>;
}

const hour = 3_600_000;
const day = 24 * hour;
/** The results of an experiment are there for 63 days from its start, which is no later than the assignment. */
const keptFor = { experiment: 64 * day, launch: 90 * day } as const;

export const assignmentStore = (table: Table): AssignmentStore => ({
  assign: async (assigned) => {
    if ((await table.commitOne(firstOrSame(assigned))) === 'done') return;
    // Another arm than before; or an evaluation older than the last one, which changes nothing.
    await table.commitOne(another(assigned));
  },
  getAll: async (of, read = { consistent: false }) => {
    if (of.length === 0) return [];
    const keys = of.map(entityKeys.assignment);
    const items = await table.getAll(keys, read);
    return keys.map(({ PK, SK }) => items.find((item) => item.PK === PK && item.SK === SK) as Assignment | undefined);
  },
});

const lasting = ({ kind, time }: Assigned) => ({
  until: time + hour,
  [timeToLive]: Math.ceil((time + keptFor[kind]) / 1000),
});

/** The first assignment, or a later evaluation with the same arm: `since` stays. */
const firstOrSame = (assigned: Assigned): Change<'otherwise'> => {
  const { arm, time } = assigned;
  const when: Condition = {
    expression: 'attribute_not_exists(PK) OR (#arm = :arm AND #until <= :until)',
    names: { '#arm': 'arm', '#until': 'until' },
    values: { ':arm': arm, ':until': time + hour },
  };
  return update(
    entityKeys.assignment(assigned),
    { set: { arm, at: time, ...lasting(assigned) }, setOnce: { since: time } },
    { when, otherwise: 'otherwise' },
  );
};

/** Another arm: the one before is kept beside it, since events of it may still come. */
const another = (assigned: Assigned): Change<'older'> => {
  const { arm, time } = assigned;
  const when: Condition = {
    expression: '#arm <> :arm AND #until <= :until',
    names: { '#arm': 'arm', '#until': 'until' },
    values: { ':arm': arm, ':until': time + hour },
  };
  return update(
    entityKeys.assignment(assigned),
    {
      set: { arm, at: time, since: time, ...lasting(assigned) },
      copy: { previousArm: 'arm', previousSince: 'since', previousUntil: 'until' },
    },
    { when, otherwise: 'older' },
  );
};
