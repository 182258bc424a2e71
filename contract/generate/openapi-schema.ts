/**
 * JSON Schemas of the shapes, as OpenAPI 3.1 writes them.
 */
import { type AnySchema, type Facts, factsOf, isExtensionMember, isOptional, type Members } from '../shape/facts.ts';
import type { Traits } from '../shape/traits.ts';
import { memberDescription, shapeDescription } from './descriptions.ts';

export type Json = Readonly<Record<string, unknown>>;

/** A structure or union by reference, everything else in place. */
const schemaOf = (schema: AnySchema): Json => {
  const facts = factsOf(schema);
  return facts.type === 'structure' || facts.type === 'union'
    ? { $ref: `#/components/schemas/${facts.shape}` }
    : { ...descriptionOf(facts), ...bodyOf(facts) };
};

/** The component of a structure or union. */
export const componentOf = (facts: Facts & { readonly members: Members }): Json => ({
  ...descriptionOf(facts),
  ...(facts.type === 'union' ? unionOf(facts) : objectOf(facts.shape, facts.members)),
});

const descriptionOf = ({ shape }: Facts): Json => wordsOf(shapeDescription(shape));

const wordsOf = (description: string | undefined): Json => (description === undefined ? {} : { description });

/** The schema of a member, with its description in this container. */
export const memberOf = (container: string, member: string, schema: AnySchema): Json => ({
  ...schemaOf(schema),
  ...wordsOf(memberDescription(container, member)),
  ...(isExtensionMember(schema) && { 'x-extension': true }),
});

/** An object of these members, with those required that are not optional. */
export const objectOf = (container: string, members: Members): Json => {
  const required = Object.keys(members).filter((name) => !isOptional(members[name] as AnySchema));
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(members).map(([name, member]) => [name, memberOf(container, name, member)]),
    ),
    ...(required.length > 0 ? { required } : {}),
  };
};

const unionOf = ({ shape, members }: { readonly shape: string; readonly members: Members }): Json => ({
  oneOf: Object.entries(members).map(([name, member]) => ({
    type: 'object',
    properties: { [name]: memberOf(shape, name, member) },
    required: [name],
  })),
});

const bodyOf = (facts: Facts): Json => {
  switch (facts.type) {
    case 'string':
      return { type: 'string', ...textOf(facts.traits) };
    case 'integer':
    case 'long':
      return numberOf(facts.traits);
    case 'double':
      return { type: 'number', ...rangeOf(facts.traits) };
    case 'timestamp':
      return { type: 'number' };
    case 'boolean':
      return { type: 'boolean', ...defaultOf(facts.traits) };
    case 'list':
      return { type: 'array', items: schemaOf(facts.member), ...boundsOf('Items', facts.traits) };
    case 'map':
      return {
        type: 'object',
        propertyNames: schemaOf(facts.key),
        additionalProperties: schemaOf(facts.value),
        ...boundsOf('Properties', facts.traits),
      };
    default:
      return {};
  }
};

const textOf = (traits: Traits): Json => ({
  ...(traits.enum && { enum: traits.enum }),
  ...boundsOf('Length', traits),
  ...(traits.pattern && { pattern: traits.pattern }),
  ...(traits.mediaType && { contentMediaType: traits.mediaType }),
});

const defaultOf = (traits: Traits): Json => (traits.default === undefined ? {} : { default: traits.default });

const rangeOf = ({ range: { min, max } = {} }: Traits): Json => ({
  ...(min !== undefined && { minimum: min }),
  ...(max !== undefined && { maximum: max }),
});

/** A default outside the range is a value of its own. */
const numberOf = (traits: Traits): Json => {
  const bounds = rangeOf(traits);
  const { min } = traits.range ?? {};
  const outside = typeof traits.default === 'number' && min !== undefined && traits.default < min;
  return outside
    ? { type: 'integer', anyOf: [{ const: traits.default }, bounds], ...defaultOf(traits) }
    : { type: 'integer', ...bounds, ...defaultOf(traits) };
};

const boundsOf = (what: 'Length' | 'Items' | 'Properties', { length: { min, max } = {} }: Traits): Json => ({
  ...(min && { [`min${what}`]: min }),
  ...(max !== undefined && { [`max${what}`]: max }),
});
