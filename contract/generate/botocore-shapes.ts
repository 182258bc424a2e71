/**
 * The shapes of the botocore model. A botocore shape has one set of traits. So a shape that a member narrows gets its
 * own name, after the member's container and name.
 */
import { clientOperations } from '../index.ts';
import { type AnySchema, type Facts, factsOf, isOptional, type Members } from '../shape/facts.ts';
import type { Bounds } from '../shape/traits.ts';
import { memberDescription, shapeDescription } from './descriptions.ts';
import type { Json } from './openapi-schema.ts';
import { type Use, usesIn } from './shapes.ts';

/** Everything about the traits that botocore writes down. */
const traitsOf = ({ traits }: Facts): Json => {
  const { min, max }: Bounds = traits.length ?? traits.range ?? {};
  return {
    ...(traits.enum && { enum: traits.enum }),
    ...(min !== undefined && { min: Math.min(min, typeof traits.default === 'number' ? traits.default : min) }),
    ...(max !== undefined && { max }),
    ...(traits.pattern && { pattern: traits.pattern }),
  };
};

const traitsText = (facts: Facts): string => JSON.stringify(traitsOf(facts));

const uses = usesIn(clientOperations);

/** The traits of each shape where they are fewest: those of the shape itself. */
const own = new Map<string, string>();
for (const { facts } of uses) {
  const before = own.get(facts.shape);
  if (before === undefined || traitsText(facts).length < before.length) own.set(facts.shape, traitsText(facts));
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const nameOf = ({ container, member, facts }: Omit<Use, 'isExtension'>): string =>
  own.get(facts.shape) === traitsText(facts) ? facts.shape : `${container}${capital(member)}${facts.shape}`;

const reference = (container: string, member: string, schema: AnySchema): Json => ({
  shape: nameOf({ container, member, facts: factsOf(schema) }),
});

/** Facts of a member besides its shape: its location outside the body. */
type Where = (member: string) => Json;

const inBody: Where = () => ({});

const membersOf = (container: string, members: Members, where = inBody): Json =>
  Object.fromEntries(
    Object.entries(members).map(([member, schema]) => {
      const words = documentationOf(memberDescription(container, member));
      return [member, { ...reference(container, member, schema), ...where(member), ...words }];
    }),
  );

/** A structure with these members. */
export const structureModel = (name: string, members: Members, where = inBody): Json => {
  const required = Object.keys(members).filter((member) => !isOptional(members[member] as AnySchema));
  return { type: 'structure', ...(required.length > 0 && { required }), members: membersOf(name, members, where) };
};

const modelOf = (facts: Facts): Json => {
  const { shape } = facts;
  switch (facts.type) {
    case 'list':
      return { type: 'list', member: reference(shape, 'Member', facts.member) };
    case 'map':
      return {
        type: 'map',
        key: reference(shape, 'Key', facts.key),
        value: reference(shape, 'Value', facts.value),
      };
    case 'structure':
      return structureModel(shape, facts.members);
    case 'union':
      return { type: 'structure', members: membersOf(shape, facts.members), union: true };
    case 'document':
      return { type: 'structure', members: {}, document: true };
    default:
      return { type: facts.type };
  }
};

/** Every shape below the requests and responses, by name. */
export const shapeModels = (): Json =>
  Object.fromEntries(
    uses.map((use) => [
      nameOf(use),
      { ...modelOf(use.facts), ...traitsOf(use.facts), ...documentationOf(shapeDescription(use.facts.shape)) },
    ]),
  );

/** Documentation as botocore has it, in HTML. */
export const documentationOf = (sentence: string | undefined): Json =>
  sentence === undefined ? {} : { documentation: `<p>${sentence.replace(/`([^`]*)`/g, '<code>$1</code>')}</p>` };
