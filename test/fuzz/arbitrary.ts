/**
 * Inputs at random, from the shapes of the contract: values that fit, over few names so that they meet what is there,
 * and values of any kind.
 */
import fc from 'fast-check';
import { type OperationName, rowOf } from '../../contract/index.ts';
import { type AnySchema, type Facts, factsOf, isOptional, type Members } from '../../contract/shape/facts.ts';
import { textCheck } from '../../contract/shape/traits.ts';
import { startTime } from '../support/in-process.ts';

/** The one that is there, most of the time. */
const usual = 'abcd';
const names = ['b', 'c', 'one', '__proto__', 'constructor', 'toString', '.', '..', '-', '_', '0', '0123456789abcdef'];
const arns = [
  'project/abcd',
  'project/__proto__',
  'project/nope',
  'segment/abcd',
  'project/abcd/feature/abcd',
  'project/abcd/launch/abcd',
  'project/abcd/experiment/abcd',
  'project/',
  'segment/',
  'other/x',
  'project/abcd#COUNTS',
  'segment/abcd#COUNTS',
  `project/abcd/feature/${'a'.repeat(1_900)}`,
  '',
].map((path) => `arn:aws:evidently:us-east-1:123456789012:${path}`);
const jsonTexts = [
  '{}',
  '{"country":["NL"]}',
  '{"country":"NL"}',
  '{"a.b":[{"exists":true}],"$or":[{"x":["1"]},{"y":[null]}]}',
  '{"n":[{"numeric":[">",1,"<=",1e300]}]}',
  '{"n":1e400,"__proto__":{"country":"NL"}}',
  '{"user.id":"u","details":{"value":1}}',
  `{"a":${'['.repeat(400)}${']'.repeat(400)}}`,
  '[]',
  '1',
  '{',
  '"\\ud800"',
  '{"__proto__":["x"]}',
  '{"constructor":[{"prefix":""}]}',
];
const texts = ['', 'text', '\u0000', '😀', ' ', '\u202e', 'a#b', '<script>', "'", 'é'.normalize('NFD'), '1'];

const oneOf = fc.constantFrom;

const textOf = ({ traits, shape }: Facts): fc.Arbitrary<string> => {
  if (traits.enum) return oneOf(...traits.enum);
  if (traits.mediaType || shape === 'JsonValue') return fc.oneof(oneOf(...jsonTexts), fc.json({ maxDepth: 3 }));
  const fits = (text: string) => textCheck(traits)(text) === undefined;
  const { min = 0, max = 20 } = traits.length ?? {};
  const free = fc.string({ unit: 'binary', minLength: min, maxLength: Math.min(max, 20) });
  if (!traits.pattern || traits.pattern === '.*') return fc.oneof(oneOf(...texts.filter(fits)), free);
  const known = [...names, ...arns, ...texts].filter(fits);
  const others = known.length > 0 ? oneOf(...known) : fc.stringMatching(new RegExp(traits.pattern)).filter(fits);
  return fits(usual)
    ? fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: others })
    : others;
};

const time: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: -40, max: 40 }).map((days) => startTime / 1000 + days * 86_400),
  oneOf(0, -1.5, 253_402_300_799.999, -62_135_596_800, 0.0004, 1e-9),
);

const numberOf = ({ traits: { range = {} } }: Facts): fc.Arbitrary<number> => {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = range;
  return fc.oneof(oneOf(min, max, Math.max(min, 0), Math.min(max, 50_000)), fc.integer({ min, max }));
};

/** Members of a list mostly must have names of their own; those without a name are all different. */
const nameOrNothing = (value: unknown): unknown => (value as { name?: string } | null)?.name ?? Symbol('nameless');

/** Values that fit the schema, as the wire has them. */
const fitting = (schema: AnySchema): fc.Arbitrary<unknown> => {
  const facts = factsOf(schema);
  const { min: minLength = 0, max = 4 } = facts.traits.length ?? {};
  const maxLength = Math.max(minLength, Math.min(max, 4));
  switch (facts.type) {
    case 'string':
      return textOf(facts);
    case 'timestamp':
      return time;
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'long':
      return numberOf(facts);
    case 'double':
      return fc.oneof(
        oneOf(0, -0, 5e-324, 1.7976931348623157e308, 0.1),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      );
    case 'document':
      return fc.jsonValue();
    case 'list':
      return fc.uniqueArray(fitting(facts.member), { minLength, maxLength, selector: nameOrNothing });
    case 'map':
      return fc
        .array(fc.tuple(fitting(facts.key) as fc.Arbitrary<string>, fitting(facts.value)), { minLength, maxLength })
        .map((entries) => Object.fromEntries(entries));
    case 'union':
      return fc.oneof(
        ...Object.entries(facts.members).map(([name, member]) => fitting(member).map((value) => ({ [name]: value }))),
      );
    case 'structure':
      return membersOf(facts.members);
  }
};

const membersOf = (members: Members = {}): fc.Arbitrary<Record<string, unknown>> => {
  const required = Object.keys(members).filter((name) => !isOptional(members[name] as AnySchema));
  return fc.record(Object.fromEntries(Object.entries(members).map(([name, member]) => [name, fitting(member)])), {
    requiredKeys: required,
  });
};

/** All members of a call, in one, that fit. */
export const fittingInput = (name: OperationName): fc.Arbitrary<Record<string, unknown>> => {
  const { params, query, body } = rowOf(name);
  return fc
    .tuple(membersOf(body?.shape), membersOf(query?.shape), membersOf(params?.shape))
    .map((parts) => Object.assign({}, ...parts))
    .chain((input) => fc.boolean().map((keeps) => (keeps ? input : without(input, 'nextToken'))));
};

const without = ({ ...input }: Record<string, unknown>, member: string): Record<string, unknown> => {
  delete input[member];
  return input;
};

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  oneOf<unknown>(
    '\ud800',
    '\u0000',
    1e308,
    -0,
    2 ** 53 + 2,
    'NaN',
    '__proto__',
    {},
    [],
    [[]],
    [null],
    JSON.parse('{"__proto__":{"x":1}}'),
  ),
);

/** A body in which some members are of any kind; the others fit. */
export const oddBody = (name: OperationName): fc.Arbitrary<Record<string, unknown>> => {
  const members = rowOf(name).body?.shape ?? {};
  const mixed = Object.entries(members).map(([member, schema]) => [member, fc.oneof(fitting(schema), junk)]);
  return fc.record(Object.fromEntries(mixed), { requiredKeys: [] });
};
