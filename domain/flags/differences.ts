/**
 * How two values differ, along their members, for people to read.
 */
import { isObject } from '../../contract/shape/aggregates.ts';
import { canonical } from '../same.ts';

/** A member that differs. Undefined stands for none. */
export interface Difference {
  /** Such as `variations.on.value.boolValue`: an item of a list goes by its name where it has one, else by its index. */
  readonly member: string;
  readonly before: unknown;
  readonly after: unknown;
}

export const differencesBetween = (before: unknown, after: unknown, member = ''): Difference[] => {
  if (canonical(before) === canonical(after)) return [];
  const [left, right] = [byKey(before), byKey(after)];
  if (!left || !right) return [{ member, before, after }];
  const keys = [...new Set([...left.keys(), ...right.keys()])];
  const found = keys.flatMap((key) =>
    differencesBetween(left.get(key), right.get(key), member === '' ? key : `${member}.${key}`),
  );
  // The same items in another order.
  return found.length > 0 ? found : [{ member, before: [...left.keys()], after: [...right.keys()] }];
};

/** The members of an object, the items of a list by their names; undefined for a scalar. */
const byKey = (value: unknown): ReadonlyMap<string, unknown> | undefined => {
  if (isObject(value)) return new Map(Object.entries(value));
  if (!Array.isArray(value)) return undefined;
  return new Map(value.map((item, index) => [nameOf(item) ?? String(index), item]));
};

/** Goals and monitors have their name in the definition of their metric. */
const nameOf = (item: unknown): string | undefined => {
  const { name, metricDefinition } = Object(item);
  return name ?? Object(metricDefinition).name;
};
