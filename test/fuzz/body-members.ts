/**
 * Every member of a request, at any depth, and the request with another value there.
 */
import { type OperationName, rowOf } from '../../contract/index.ts';
import { type AnySchema, factsOf, isOptional, type Members } from '../../contract/shape/facts.ts';
import { type Case, casesOf } from '../contract/cases.ts';

export interface BodyMember {
  readonly path: readonly (string | number)[];
  readonly schema: AnySchema;
}

const membersIn = (path: BodyMember['path'], members: Members = {}): BodyMember[] =>
  Object.entries(members).flatMap(([name, schema]) => membersAt({ path: [...path, name], schema }));

const membersAt = (member: BodyMember): BodyMember[] => {
  const facts = factsOf(member.schema);
  if (facts.type === 'list') return [member, ...membersAt({ path: [...member.path, 0], schema: facts.member })];
  if (facts.type === 'structure') return [member, ...membersIn(member.path, facts.members)];
  return [member];
};

/** The members of the body. */
export const bodyMembers = (name: OperationName): BodyMember[] => membersIn([], rowOf(name).body?.shape);

/** `groups[1].variation` */
export const nameOf = ({ path }: BodyMember): string => path.join('.').replace(/\.(\d+)/g, '[$1]');

/** The body with another value of a member. */
export const withValue = (body: object, { path }: BodyMember, value: unknown): Record<string, unknown> => {
  const copy = structuredClone(body) as Record<string, unknown>;
  const owner = path
    .slice(0, -1)
    .reduce((inside, key) => inside[key] as never, copy as Record<string | number, unknown>);
  owner[path.at(-1) as string] = value;
  return copy;
};

/** Values that no member of the type takes, besides those that the contract's own tests know. */
const scalars: readonly unknown[] = ['\ud800', -0.5, 1e308, -1e308, 2 ** 53 + 2];
const odd: readonly unknown[] = [...scalars, [[]], { __proto__: null, toString: 1 }];
const oddFor: Readonly<Record<string, readonly unknown[]>> = {
  string: odd.slice(1),
  integer: [...odd, 'NaN', 'Infinity', ''],
  long: [...odd, 'NaN', 'Infinity', ''],
  double: ['NaN', 'Infinity', '', [], '1e999'],
  boolean: [...odd, 'false', 0],
  timestamp: ['NaN', '', [], 1e308, -1e308, '1700000000'],
  list: [...scalars, { length: 1, 0: 'abcd' }],
  map: [...scalars, [[]]],
  structure: [...scalars, [[]]],
  union: [...scalars, [[]]],
  document: [],
};

/** The values that a member may have, and those that it may not. */
export const casesOfMember = ({ path, schema }: BodyMember): Case[] => {
  const allowed = isOptional(schema);
  const isListMember = typeof path.at(-1) === 'number';
  const { type, lenient } = factsOf(schema);
  const refused = (oddFor[type] ?? []).map((value) => ({
    value,
    allowed: lenient === true && typeof value === 'number',
  }));
  const absent = isListMember ? [null] : [null, undefined];
  return [...casesOf(factsOf(schema)), ...refused, ...absent.map((value) => ({ value, allowed }))];
};
