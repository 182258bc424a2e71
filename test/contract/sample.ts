/**
 * Values that satisfy a schema of the contract, with every member there.
 */
import { type OperationName, rowOf } from '../../contract/index.ts';
import { type AnySchema, type Facts, factsOf, isExtensionMember, type Members } from '../../contract/shape/facts.ts';
import { textCheck } from '../../contract/shape/traits.ts';

const arn = 'arn:aws:evidently:eu-west-1:123456789012:';
const texts = [
  'abcd',
  ...['project/p', 'project/p/feature/f', 'project/p/launch/l', 'project/p/experiment/e', 'segment/s'].map(
    (p) => arn + p,
  ),
  'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:a',
  '01234567-89ab-cdef-0123-456789abcdef',
  '0123456789abcdef',
  'https://shop.test',
];

/**
 * A time as one side sees it; 2023-11-14T22:13:20.123Z for all of them. The service and our clients see extensions too,
 * the SDKs and what comes from them have the members of the model only.
 */
const instants = {
  wire: 1700000000.123,
  inside: 1700000000123,
  client: new Date(1700000000123),
  sdk: new Date(1700000000123),
  fromSdk: 1700000000123,
} as const;
export type Side = keyof typeof instants;
const withoutExtensions: readonly Side[] = ['sdk', 'fromSdk'];

/** A text that satisfies the traits. */
export const textFor = ({ traits }: Facts, nth = 0): string => {
  const found = traits.enum?.[nth % traits.enum.length] ?? texts.find((text) => textCheck(traits)(text) === undefined);
  if (found === undefined) throw new Error(`No sample satisfies ${JSON.stringify(traits)}`);
  return found;
};

/** A value for the schema; `nth` varies the choice between the members of a union and of an enumeration. */
export const sample = (schema: AnySchema, side: Side, nth = 0): unknown => {
  const facts = factsOf(schema);
  switch (facts.type) {
    case 'string':
      return textFor(facts, nth);
    case 'timestamp':
      return instants[side];
    case 'boolean':
      return true;
    case 'double':
      return facts.traits.range?.max ?? 1.5;
    case 'integer':
    case 'long':
      return facts.traits.range?.max ?? 7;
    case 'document':
      return { any: [1, null, 'x'] };
    case 'list':
      return [0, 1, 2, 3].slice(0, facts.traits.length?.max ?? 4).map((item) => sample(facts.member, side, item));
    case 'map':
      return { [sample(facts.key, side) as string]: sample(facts.value, side) };
    case 'union': {
      const members = Object.entries(facts.members);
      const [[name, member]] = members.slice(nth % members.length) as [[string, AnySchema]];
      return { [name]: sample(member, side) };
    }
    case 'structure':
      return sampleOf(facts.members, side);
  }
};

/** A value for each member. */
export const sampleOf = (members: Members = {}, side: Side = 'wire'): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(members)
      .filter(([, member]) => !isExtensionMember(member) || !withoutExtensions.includes(side))
      .map(([name, member]) => [name, sample(member, side)]),
  );

/** A request that gives every member, as `decode` takes it. */
export const sampleParts = (name: OperationName) => {
  const { params, query, body } = rowOf(name);
  const inQuery = Object.entries(sampleOf(query?.shape));
  return {
    params: sampleOf(params?.shape) as Record<string, string>,
    query: Object.fromEntries(inQuery.map(([key, value]) => [key, [value].flat().map(String)])),
    body: body && sampleOf(body.shape),
  };
};

/** All members of a request in one, as one side has them. */
export const sampleInput = (name: OperationName, side: Side): Record<string, unknown> => {
  const { params, query, body } = rowOf(name);
  return { ...sampleOf(body?.shape, side), ...sampleOf(query?.shape, side), ...sampleOf(params?.shape, side) };
};
