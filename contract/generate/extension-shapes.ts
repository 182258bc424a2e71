/**
 * The parts of the clients for extensions: the operations that the SDKs lack, those whose members they do not all know,
 * and the named shapes below them.
 */
import { clientOperations, isExtension, type OperationName } from '../index.ts';
import { type AnySchema, type Facts, factsOf, type Members } from '../shape/facts.ts';
import { memberDescription } from './descriptions.ts';
import { usesIn } from './shapes.ts';

export const extensionNames: readonly OperationName[] = clientOperations.filter(isExtension);

/** The operations of the model with an extension among their members, which the SDKs leave out of what they send and read. */
const extendedNames: readonly OperationName[] = clientOperations.filter(
  (name) => !isExtension(name) && usesIn([name]).some((use) => use.isExtension),
);

/** All operations that the clients get besides those of their SDK. */
export const clientNames: readonly OperationName[] = [...extensionNames, ...extendedNames];

/** Whether a shape gets a type of its own: a structure, a union, a choice. */
const isNamed = ({ type, traits }: Facts): boolean =>
  type === 'structure' || type === 'union' || traits.enum !== undefined;

/** The shapes of these operations with a type of their own, once each, sorted by name. */
export const namedShapes = (names: readonly OperationName[]): readonly Facts[] => {
  const named = usesIn(names).flatMap(({ facts }) => (isNamed(facts) ? [[facts.shape, facts] as const] : []));
  return [...new Map(named).values()].sort((a, b) => (a.shape < b.shape ? -1 : 1));
};

/** The sentence for a member: its own, else that of its shape. */
export const wordsFor = (container: string, member: string, shapeWords?: string): string | undefined =>
  memberDescription(container, member) ?? shapeWords;

/** The paths of times in a structure of these members, such as `nextLook` and `history.*.time`. */
export const timePaths = (members: Members): readonly string[] =>
  Object.entries(members).flatMap(([name, schema]) => pathsBelow(name, schema));

const pathsBelow = (path: string, schema: AnySchema): readonly string[] => {
  const facts = factsOf(schema);
  switch (facts.type) {
    case 'timestamp':
      return [path];
    case 'list':
      return pathsBelow(`${path}.*`, facts.member);
    case 'map':
      return pathsBelow(`${path}.*`, facts.value);
    case 'structure':
    case 'union':
      return timePaths(facts.members).map((below) => `${path}.${below}`);
    default:
      return [];
  }
};
