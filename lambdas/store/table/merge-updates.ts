/** Merges updates of the same item, since a transaction may have one write for each item. */

import { type Change, type Modification, update } from './change.ts';
import type { Condition } from './condition.ts';

/**
 * Returns the changes with one update for each item. Numbers to add are added up, and all conditions must hold. A failed
 * one has the outcome of the first update with a condition.
 *
 * @throws Error where an item is also put, removed or checked, which no update can be merged with.
 */
export const mergeUpdates = <Outcome extends string>(changes: readonly Change<Outcome>[]): Change<Outcome>[] => {
  const byKey = Map.groupBy(changes, ({ key: { PK, SK } }) => JSON.stringify([PK, SK]));
  return [...byKey.values()].map((all) => {
    const [first] = all;
    return first && all.length === 1 ? first : mergeAll(all);
  });
};

const mergeAll = <Outcome extends string>(changes: readonly Change<Outcome>[]): Change<Outcome> => {
  const [{ key, otherwise } = { key: { PK: '', SK: '' } }] = changes.toSorted(
    (a, b) => Number(b.otherwise !== undefined) - Number(a.otherwise !== undefined),
  );
  const updates = changes.map(({ update: one }) => {
    if (!one) throw new Error(`Two writes of the item ${key.PK} ${key.SK} cannot be merged`);
    return one;
  });
  const conditions = updates.flatMap(({ when }) => when ?? []);
  const modification = updates.map((one) => one.modification).reduce(mergeModifications);
  return otherwise === undefined
    ? update(key, modification)
    : update(key, modification, { when: allOf(conditions), otherwise });
};

const mergeModifications = (one: Modification, other: Modification): Modification => ({
  add: addAll(one.add ?? {}, other.add ?? {}),
  set: { ...one.set, ...other.set },
  setOnce: { ...one.setOnce, ...other.setOnce },
  remove: [...new Set([...(one.remove ?? []), ...(other.remove ?? [])])],
});

type Members = Readonly<Record<string, unknown>>;

const addAll = (one: Members, other: Members): Members => ({
  ...one,
  ...Object.fromEntries(
    Object.entries(other).map(([name, value]) => [name, name in one ? Number(one[name]) + Number(value) : value]),
  ),
});

/** Numbers the names and values, which conditions of the same kind share. */
const allOf = (conditions: readonly Condition[]): Condition => {
  const numbered = conditions.map(({ expression, names = {}, values = {} }, index) => {
    const rename = (text: string) => text.replace(/[#:]\w+/g, (alias) => `${alias}_${index}`);
    const renameKeys = (members: Members) =>
      Object.fromEntries(Object.entries(members).map(([alias, value]) => [rename(alias), value]));
    return { expression: `(${rename(expression)})`, names: renameKeys(names), values: renameKeys(values) };
  });
  return {
    expression: numbered.map(({ expression }) => expression).join(' AND '),
    names: Object.assign({}, ...numbered.map(({ names }) => names)),
    values: Object.assign({}, ...numbered.map(({ values }) => values)),
  };
};
