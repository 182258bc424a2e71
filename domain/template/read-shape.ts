/**
 * Reads properties of a template into members of the API, along the facts of the contract. So a member that the API
 * gets later is a property at once.
 */
import { isObject } from '../../contract/shape/aggregates.ts';
import { type AnySchema, factsOf, type Members } from '../../contract/shape/facts.ts';
import type { Fault } from '../fault.ts';
import { entryProperties, isInlined, propertyOf } from './property-names.ts';
import { readBoolean, readNumber, readTime } from './read-text.ts';

type Values = Readonly<Record<string, unknown>>;

/** A value of the template, the schema of what it should become, and where to put faults. */
export interface Reading {
  readonly schema: AnySchema;
  /** The path in the template, such as `Variations[0].BooleanValue`. */
  readonly path: string;
  readonly faults: Fault[];
}

/** The path of a property inside of another. */
export const joinPath = (path: string, property: string): string => (path === '' ? property : `${path}.${property}`);

/**
 * Returns a value in the API's form. Adds a fault for each property that has no member. A value of the wrong type stays
 * as it is, since the contract refuses it.
 */
export const readShape = (value: unknown, reading: Reading): unknown => {
  const { schema, path, faults } = reading;
  const facts = factsOf(schema);
  switch (facts.type) {
    case 'list':
      return Array.isArray(value)
        ? value.map((item, index) => readShape(item, { schema: facts.member, path: `${path}[${index}]`, faults }))
        : value;
    case 'map':
      return readMap(value, { schema: facts.value, path, faults }, facts.shape);
    case 'structure':
    case 'union':
      return readStructure(value, reading);
    default:
      return readScalar(value, facts.type);
  }
};

const readScalar = (value: unknown, type: string): unknown => {
  if (typeof value === 'number' || typeof value === 'boolean') return type === 'string' ? String(value) : value;
  if (typeof value !== 'string') return value;
  if (type === 'boolean') return readBoolean(value);
  if (type === 'timestamp') return readTime(value);
  return type === 'integer' || type === 'long' || type === 'double' ? readNumber(value) : value;
};

const readStructure = (value: unknown, reading: Reading): unknown => {
  const facts = factsOf(reading.schema);
  const members = 'members' in facts ? facts.members : {};
  const [[only, list] = ['']] = Object.entries(members);
  // A structure around nothing but a list is that list.
  if (list && isInlined(facts.shape, only) && factsOf(list).type === 'list')
    return { [only]: readShape(value, { ...reading, schema: list }) };
  if (!isObject(value)) return value;
  const known = propertiesOf(facts.shape, members);
  refuseUnknown(value, known, reading);
  return readMembers(value, { members, shape: facts.shape }, reading);
};

/** A structure of the API, and its name. */
interface Shape {
  readonly shape: string;
  readonly members: Members;
}

/**
 * Returns the members of the properties that are given. The properties themselves are not checked for unknown ones.
 */
export const readMembers = (value: Values, { shape, members }: Shape, reading: Omit<Reading, 'schema'>): Values => {
  const read = Object.entries(members).map(([member, schema]) => {
    if (isInlined(shape, member)) return [member, readInlined(value, schema, reading)] as const;
    const property = propertyOf(shape, member);
    const path = joinPath(reading.path, property);
    return [member, readShape(value[property], { schema, path, faults: reading.faults })] as const;
  });
  return Object.fromEntries(read.filter(([, held]) => held !== undefined && held !== null));
};

/** An inlined union is read even without its properties, so that the contract says which ones it could have. */
const readInlined = (value: Values, schema: AnySchema, reading: Omit<Reading, 'schema'>): unknown => {
  const facts = factsOf(schema);
  const { shape } = facts;
  const members = 'members' in facts ? facts.members : {};
  const inner = readMembers(value, { shape, members }, reading);
  return Object.keys(inner).length > 0 || facts.type === 'union' ? inner : undefined;
};

/** The properties that a structure has in a template. */
export const propertiesOf = (shape: string, members: Members): string[] =>
  Object.entries(members).flatMap(([member, schema]) => {
    if (!isInlined(shape, member)) return propertyOf(shape, member);
    const facts = factsOf(schema);
    return 'members' in facts ? propertiesOf(facts.shape, facts.members) : [];
  });

/** Adds a fault for each property that is not known. */
export const refuseUnknown = (
  value: Values,
  known: readonly string[],
  { path, faults }: Omit<Reading, 'schema'>,
): void => {
  const message = `is not a property that Selfevident knows; there are ${known.join(', ')}`;
  for (const property of Object.keys(value))
    if (!known.includes(property)) faults.push({ name: joinPath(path, property), message });
};

/** Reads a list of entries as a map. Values of a map are scalars. */
const readMap = (value: unknown, { schema, path, faults }: Reading, shape: string): unknown => {
  const names = entryProperties(shape);
  if (names === undefined || value === undefined || value === null) return value;
  const expected = `must be a list of ${names.join(' and ')}`;
  if (!Array.isArray(value)) {
    faults.push({ name: path, message: expected });
    return {};
  }
  const [key, held] = names;
  const seen = new Map<string, unknown>();
  for (const [index, entry] of value.entries()) {
    const at = `${path}[${index}]`;
    const missing = names.find((name) => !isObject(entry) || entry[name] === undefined);
    if (missing !== undefined) {
      faults.push({ name: joinPath(at, missing), message: 'is required' });
      continue;
    }
    refuseUnknown(entry, names, { path: at, faults });
    const name = String(entry[key]);
    if (seen.has(name)) faults.push({ name: joinPath(at, key), message: 'is given twice' });
    seen.set(name, readShape(entry[held], { schema, path: joinPath(at, held), faults }));
  }
  return Object.fromEntries(seen);
};
