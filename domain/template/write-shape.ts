/**
 * Writes members of the API as properties of a template: the way back from `read-shape.ts`, by the same names.
 */
import { isObject } from '../../contract/shape/aggregates.ts';
import { type AnySchema, factsOf, type Members } from '../../contract/shape/facts.ts';
import type { ResourceType } from '../arn.ts';
import { entryProperties, isInlined, propertyOf } from './property-names.ts';
import { creationMembers } from './template-type.ts';

type Values = Readonly<Record<string, unknown>>;

/** Returns the properties for members of the body that creates a resource. Times are ISO 8601. */
export const writeProperties = (type: ResourceType, members: Values): Values =>
  writeMembersOf('', creationMembers(type), members);

const writeMembersOf = (shape: string, members: Members, values: Values): Values =>
  Object.fromEntries(
    Object.entries(members)
      .filter(([member]) => values[member] !== undefined)
      .flatMap(([member, schema]) => {
        const written = writeShape(values[member], schema);
        const isAmongOthers = isInlined(shape, member) && isObject(written);
        return isAmongOthers ? Object.entries(written) : [[propertyOf(shape, member), written]];
      }),
  );

const writeShape = (value: unknown, schema: AnySchema): unknown => {
  const facts = factsOf(schema);
  if (value instanceof Date) return value.toISOString();
  if (facts.type === 'list') return Array.isArray(value) ? value.map((item) => writeShape(item, facts.member)) : value;
  if (facts.type === 'map') return writeMap(value, facts.shape);
  if (facts.type !== 'structure' && facts.type !== 'union') return value;
  if (!isObject(value)) return value;
  const [[only, list] = ['']] = Object.entries(facts.members);
  // A structure around nothing but a list is that list.
  if (list && isInlined(facts.shape, only) && factsOf(list).type === 'list') return writeShape(value[only], list);
  return writeMembersOf(facts.shape, facts.members, value);
};

const writeMap = (value: unknown, shape: string): unknown => {
  const names = entryProperties(shape);
  if (names === undefined || !isObject(value)) return value;
  const [key, held] = names;
  return Object.entries(value).map(([name, one]) => ({ [key]: name, [held]: one }));
};
