/**
 * Every shape that the operations reach.
 */
import { type OperationName, operationNames, rowOf } from '../index.ts';
import { type AnySchema, type Facts, factsOf, isExtensionMember, type Members } from '../shape/facts.ts';

/** A shape where it is used: `container` and `member` name the place. */
export interface Use {
  readonly container: string;
  readonly member: string;
  readonly facts: Facts;
  /** Whether the service model lacks the member. */
  readonly isExtension: boolean;
}

const partsOf = ({ params, query, body }: ReturnType<typeof rowOf>): Members => ({
  ...body?.shape,
  ...query?.shape,
  ...params?.shape,
});

/** The members of an operation's request: body, query and path. */
export const requestOf = (name: OperationName): Members => partsOf(rowOf(name));

const usesOf = (container: string, members: Members): Use[] =>
  Object.entries(members).flatMap(([member, schema]) => usesAt({ container, member }, schema));

const usesAt = (place: Pick<Use, 'container' | 'member'>, schema: AnySchema): Use[] => {
  const facts = factsOf(schema);
  return [{ ...place, facts, isExtension: isExtensionMember(schema) }, ...inner(facts)];
};

const inner = (facts: Facts): Use[] => {
  switch (facts.type) {
    case 'list':
      return usesAt({ container: facts.shape, member: 'Member' }, facts.member);
    case 'map':
      return [
        ...usesAt({ container: facts.shape, member: 'Key' }, facts.key),
        ...usesAt({ container: facts.shape, member: 'Value' }, facts.value),
      ];
    case 'structure':
    case 'union':
      return usesOf(facts.shape, facts.members);
    default:
      return [];
  }
};

/** Each use of each shape in these operations, in order. A shape used twice is there twice. */
export const usesIn = (names: readonly OperationName[]): readonly Use[] =>
  names.flatMap((name) => [
    ...usesOf(`${name}Request`, requestOf(name)),
    ...usesOf(`${name}Response`, rowOf(name).result.shape),
  ]);

/** All uses of the shapes of the whole table. */
export const allUses = usesIn(operationNames);
