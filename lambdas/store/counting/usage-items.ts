/**
 * The two items that count the evaluations of a feature: that of an hour has them by variation, and that of the feature
 * has its last evaluation and a ring of its latest hours. Each takes one update, of one write unit. The first one in an
 * hour takes another.
 */

import { forgottenSlots, HOUR, hourOf, RING_HOURS, slotOf, USAGE_RETENTION } from '../../../domain/usage.ts';
import { type Change, type Item, update } from '../table/change.ts';
import type { Condition } from '../table/condition.ts';
import type { ItemTable } from '../table/item-table.ts';
import { timeToLive, type UsedFeature, usageKeys } from '../table/schema.ts';

/** Evaluations of one hour, by variation. `last` is the time of the last, in milliseconds since the epoch. */
export interface HourOfUsage {
  readonly counts: ReadonlyMap<string, number>;
  readonly last: number;
}

const variationPrefix = 'served:';
export const slotName = (hour: number): string => `slot${slotOf(hour)}`;

/** Returns the evaluations of an hour by variation, from its item. */
export const evaluationsIn = (item: Item): Record<string, number> =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, count]) =>
      name.startsWith(variationPrefix) ? [[name.slice(variationPrefix.length), count as number]] : [],
    ),
  );

export const writeUsage = async (table: ItemTable, used: UsedFeature, usage: HourOfUsage): Promise<void> => {
  await table.commitOne(hourUpdate(used, usage));
  await addToRing(table, used, usage);
};

const hourUpdate = (used: UsedFeature, { counts, last }: HourOfUsage): Change => {
  const start = hourOf(last) * HOUR;
  const add = Object.fromEntries([...counts].map(([name, count]) => [`${variationPrefix}${name}`, count]));
  return update(usageKeys.hour(used, start), { add, set: expiry(start + USAGE_RETENTION.hour) });
};

const addToRing = async (table: ItemTable, used: UsedFeature, usage: HourOfUsage): Promise<void> => {
  let next: Change<'changed'> | undefined = sameHour(used, usage);
  while (next) {
    let found: Item | undefined;
    const { write } = next;
    const otherwise = (item: Item | undefined) => {
      found = item;
      return 'changed' as const;
    };
    if ((await table.commitOne({ ...next, write, otherwise })) === 'done') return;
    next = revision(used, usage, found);
  }
};

const totalOf = ({ counts }: HourOfUsage): number => [...counts.values()].reduce((sum, count) => sum + count, 0);

/** Nearly every write: the hour is the newest in the ring. */
const sameHour = (used: UsedFeature, usage: HourOfUsage): Change<'changed'> => {
  const hour = hourOf(usage.last);
  const add = { [slotName(hour)]: totalOf(usage) };
  return changeOf(used, { add, set: lastOf(usage.last) }, isNewest(hour));
};

/** Begins an hour, or adds to an earlier one. Returns undefined for an hour that has left the ring. */
const revision = (used: UsedFeature, usage: HourOfUsage, found: Item | undefined): Change<'changed'> | undefined => {
  const hour = hourOf(usage.last);
  const total = totalOf(usage);
  if (found?.newest === undefined)
    return changeOf(used, { set: { newest: hour, [slotName(hour)]: total, ...lastOf(usage.last) } }, isAbsent);
  const newest = found.newest as number;
  if (hour > newest) {
    const set = { newest: hour, [slotName(hour)]: total, ...lastOf(usage.last) };
    const remove = forgottenSlots(newest, hour).map((slot) => `slot${slot}`);
    return changeOf(used, { set, remove }, isNewest(newest));
  }
  if (hour <= newest - RING_HOURS) return undefined;
  return changeOf(used, { add: { [slotName(hour)]: total } }, isNewest(newest));
};

const changeOf = (used: UsedFeature, modification: Parameters<typeof update>[1], when: Condition) =>
  update<'changed'>(usageKeys.feature(used), modification, { when, otherwise: 'changed' });

const isAbsent: Condition = { expression: 'attribute_not_exists(newest)' };

const isNewest = (hour: number): Condition => ({
  expression: '#newest = :newest',
  names: { '#newest': 'newest' },
  values: { ':newest': hour },
});

const lastOf = (last: number) => ({ last, ...expiry(last + USAGE_RETENTION.last) });

const expiry = (time: number) => ({ [timeToLive]: Math.ceil(time / 1000) });
