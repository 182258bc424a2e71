/**
 * Where an item of an entity is: under the digest of the entity's id. Of a trial that an earlier version made, what was kept by
 * the id itself goes on where it is, until it is erased; nothing is made there any more, so that what is gone stays gone. Each
 * write says so by its condition: no read tells where to write, and erasing while others write moves nothing twice.
 */
import type { Guard } from '../table/change.ts';
import { both, isThere } from '../table/condition.ts';
import { type EntityTrial, earlierKey, type Key } from '../table/schema.ts';

export interface EntityPlace {
  readonly key: Key;
  /** What a write there is to be guarded by: where nothing is made, one that finds nothing is 'absent'. */
  readonly guard: <Outcome extends string>(guard: Guard<Outcome>) => Guard<Outcome | 'absent'>;
}

/** Writes where the item is or is to be made. One write, but for entities new to a trial that an earlier version made: two. */
export const writeToEntity = async <Outcome extends string>(
  of: EntityTrial,
  key: Key,
  write: (place: EntityPlace) => Promise<Outcome | 'absent'>,
): Promise<Exclude<Outcome, 'absent'>> => {
  const earlier = earlierKey(of, key);
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
