/**
 * Writes members as a file has them: in the order of the contract, maps by their keys, without what says nothing.
 */
import { isObject } from '../../contract/shape/aggregates.ts';
import { type AnySchema, factsOf, isOptional, type Members } from '../../contract/shape/facts.ts';
import type { Values } from '../template/desired.ts';
import { readTime } from '../template/read-text.ts';
import { nameInReference } from '../template/reference.ts';

/** Members that the contract does not name are left out, and so are empty ones that need not be there. */
export const writeMembers = (values: Values, members: Members): Values =>
  Object.fromEntries(
    Object.entries(members)
      .filter(([name, schema]) => !(isAbsent(values[name]) || (isOptional(schema) && isEmpty(values[name]))))
      .map(([name, schema]) => [name, writeMember(values[name], schema)]),
  );

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

const isEmpty = (value: unknown): boolean =>
  value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

const writeMember = (value: unknown, schema: AnySchema): unknown => {
  const facts = factsOf(schema);
  switch (facts.type) {
    case 'timestamp':
      return isoTime(value);
    case 'list':
      return Array.isArray(value) ? value.map((item) => writeMember(item, facts.member)) : value;
    case 'map':
      return isObject(value) ? sortedByName(value) : value;
    case 'structure':
    case 'union':
      return isObject(value) ? writeMembers(value, facts.members) : value;
    default:
      return facts.shape === 'SegmentRef' && typeof value === 'string' ? nameInReference(value) : value;
  }
};

/** By code units, so that every machine has the same order. */
export const sortedByName = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(values).toSorted(([one], [other]) => (one < other ? -1 : 1)));

/** ISO 8601 in UTC, from epoch seconds or another text of ISO 8601. Anything else stays as it is. */
export const isoTime = (value: unknown): unknown => {
  const seconds = typeof value === 'string' ? readTime(value) : value;
  if (typeof seconds !== 'number') return value;
  return new Date(Math.round(seconds * 1000)).toISOString().replace('.000Z', 'Z');
};
