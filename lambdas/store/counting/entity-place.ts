/**
 * Places the items of an entity under the digest of the entity's id. A trial of an earlier version keeps its items
 * under the id itself, where they are, until they are erased. Nothing new is made there, so that erased items stay
 * erased. The condition of each write ensures this. No read decides where to write, and erasing during other writes
 * moves nothing twice.
 */

import type { Guard } from '../table/change.ts';
import { both, isThere } from '../table/condition.ts';
import { type EntityTrial, earlierKey, type Key } from '../table/schema.ts';

export interface EntityPlace {
  readonly key: Key;
  /** Guards a write at this place. Where nothing may be made, a write that finds no item is 'absent'. */
  readonly guard: <Outcome extends string>(guard: Guard<Outcome>) => Guard<Outcome | 'absent'>;
}

/**
 * Writes to the item, wherever it is, or makes it. This takes one write, or two for entities that are new to a trial of
 * an earlier version.
 */
export const writeToEntity = async <Outcome extends string>(
  entity: EntityTrial,
  key: Key,
  write: (place: EntityPlace) => Promise<Outcome | 'absent'>,
): Promise<Exclude<Outcome, 'absent'>> => {
  const earlier = earlierKey(entity, key);
  const outcome = earlier ? await write({ key: earlier, guard: ifThere }) : 'absent';
  return (outcome === 'absent' ? await write({ key, guard: (guard) => guard }) : outcome) as Exclude<Outcome, 'absent'>;
};

const ifThere: EntityPlace['guard'] = ({ when, otherwise }) => ({
  when: both(isThere, when),
  otherwise: (found) => {
    if (!found) return 'absent';
    return typeof otherwise === 'function' ? otherwise(found) : otherwise;
  },
});
