/**
 * Compares members of a resource by what they mean to the API. Texts of JSON may have other blanks, lists another
 * order, references may be names or ARNs, and an absent description is an empty one.
 */
import { withoutBlanks } from '../lifecycle/as-stored.ts';
import { canonical } from '../same.ts';
import { nameInReference } from './reference.ts';

/** Tells whether two values of a member mean the same. */
export const meansTheSame = (member: string, left: unknown, right: unknown): boolean =>
  canonical(meaningOf(member, left)) === canonical(meaningOf(member, right));

const meaningOf = (member: string, value: unknown): unknown => {
  if (Array.isArray(value)) return listMeaning(member, value);
  if (value !== null && typeof value === 'object') return objectMeaning(member, value);
  if (typeof value !== 'string') return value;
  if (member === 'segment') return nameInReference(value);
  return member === 'pattern' || member === 'eventPattern' ? withoutBlanks(value) : value;
};

/** Segments of a step are tried in ascending order of their number, equal ones in the order of the list. */
const listMeaning = (member: string, list: readonly unknown[]): unknown[] => {
  const all = list.map((item) => meaningOf('', item));
  if (member === 'segmentOverrides')
    return all.toSorted((one, other) => Object(one).evaluationOrder - Object(other).evaluationOrder);
  return all.map((item) => [canonical(item), item] as const).sort(([one], [other]) => (one < other ? -1 : 1));
};

/** A weight of 0 is the same as none, and so are an empty text and an empty list. */
const objectMeaning = (member: string, value: object): unknown =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, held]) => held !== undefined && held !== null && held !== '' && !isEmptyList(held))
      .filter(([, held]) => held !== 0 || !/weights$/i.test(member))
      .map(([name, held]) => [name, meaningOf(name, held)]),
  );

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
