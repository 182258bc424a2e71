// A matcher by brute force, written for being obviously right: every combination of `$or`, every way to choose among
// values. Read as AWS's matcher reads patterns it must agree with event-ruler on every vector; read as ours, with
// packages/evaluation/pattern. The readings in which they differ are the documented differences.

import { type Json, parseJson } from '../../../packages/evaluation/pattern/parse.ts';

/** What event-ruler does and Selfevident does not. */
export type Reading =
  /** An exact number matches any writing of its value, an exact string that is an IP address any of the address. */
  | 'exact-by-value'
  /** Of a field beside and inside `$or`, or inside two, only the last counts. */
  | 'or-replaces'
  /** Of arrays under a name that stands twice, each is chosen from by itself. */
  | 'name-twice';

export const AWS: readonly Reading[] = ['exact-by-value', 'or-replaces', 'name-twice'];

type Readings = ReadonlySet<Reading>;
interface Condition {
  field: string;
  items: Json[];
  scope: object;
}
/** By an array, which of its elements. */
type Membership = ReadonlyMap<string, number>;
interface Value {
  field: string;
  text: string;
  membership: Membership;
}

const dotted = (prefix: string | undefined, name: string): string =>
  prefix === undefined ? name : `${prefix}.${name}`;

/** All combinations of the conditions of a pattern, as event-ruler makes them. */
const combinationsOf = (pattern: Json, readings: Readings): Condition[][] => {
  const walk = (object: Json, prefix: string | undefined, scope: object, sofar: Condition[][]): Condition[][] => {
    if (!object.members) throw new Error('not valid');
    let combinations = sofar;
    for (const { name, value } of object.members) {
      const field = dotted(prefix, name);
      if (name === '$or' && value.items) {
        const before = combinations;
        combinations = value.items.flatMap((alternative) => walk(alternative, prefix, {}, before));
      } else if (value.items) {
        const { items } = value;
        const replaced = (other: Condition) =>
          other.field === field && (readings.has('or-replaces') || other.scope === scope);
        combinations = combinations.map((conditions) => [
          ...conditions.filter((other) => !replaced(other)),
          { field, items, scope },
        ]);
      } else combinations = walk(value, field, scope, combinations);
    }
    return combinations;
  };
  return walk(pattern, undefined, {}, [[]]);
};

/** All values of a context, each with the elements of arrays it lies in. */
const valuesOf = (context: Json, readings: Readings): Value[] => {
  const values: Value[] = [];
  let arrays = 0;
  let elements = 0;

  const enter = (json: Json, field: string | undefined, membership: Membership, depth = 0): void => {
    const { scalar, items, members = [] } = json;
    if (items) list(items, field, membership, depth);
    if (scalar !== undefined) values.push({ field: field ?? '', text: scalarOf(json), membership });
    for (const { name, value } of members) enter(value, dotted(field, name), membership);
  };
  const list = (items: Json[], field: string | undefined, membership: Membership, depth: number): void => {
    const array = readings.has('name-twice') ? `${arrays++}` : `${field}, ${depth} arrays deep`;
    for (const item of items) {
      const inner = item.scalar === undefined ? new Map([...membership, [array, elements++]]) : membership;
      enter(item, field, inner, depth + 1);
    }
  };
  enter(context, undefined, new Map());
  return values;
};

/** The addresses that vectors write in several ways. */
const ADDRESSES = [
  ['::1', '0::1', '0:0:0:0:0:0:0:1'],
  ['2001:db8::1', '2001:0db8::1'],
];
const sameAddress = (a: string, b: string): boolean =>
  ADDRESSES.some((writings) => writings.includes(a.slice(1)) && writings.includes(b.slice(1)));

const isNumber = (text: string): boolean => /^-?\d/.test(text);
const inRange = (n: number): boolean => n >= -5e9 && n <= 5e9;
const sameNumber = (a: string, b: string): boolean =>
  isNumber(a) &&
  isNumber(b) &&
  inRange(Number(a)) &&
  Math.trunc((5e9 + Number(a)) * 1e6) === Math.trunc((5e9 + Number(b)) * 1e6);

/** A string with a quote before it, anything else as it is written. */
const scalarOf = ({ scalar, text, at, end }: Json): string =>
  typeof scalar === 'string' ? `"${scalar}` : text.slice(at, end);

const compares = (text: string, sign: string, bound: number): boolean => {
  if (!isNumber(text) || !inRange(Number(text))) return false;
  const [a, b] = [Math.trunc((5e9 + Number(text)) * 1e6), Math.trunc((5e9 + bound) * 1e6)];
  if (sign === '=') return a === b;
  if (sign === '<') return a < b;
  if (sign === '<=') return a <= b;
  return sign === '>' ? a > b : a >= b;
};

const passes = (item: Json, text: string, readings: Readings): boolean => {
  if (item.scalar !== undefined) {
    const wanted = scalarOf(item);
    if (wanted === text) return true;
    return readings.has('exact-by-value') && (sameNumber(wanted, text) || sameAddress(wanted, text));
  }
  const member = item.members?.[0];
  if (!member) throw new Error('not valid');
  const { name, value } = member;
  const items = (value.items ?? [value]).map(scalarOf);
  const given = items[0] as string;
  switch (name) {
    case 'prefix':
      return text.startsWith('"') && text.slice(1).startsWith(given.slice(1));
    case 'suffix':
      return text.startsWith('"') && text.slice(1).endsWith(given.slice(1));
    case 'exists':
      return given === 'true';
    case 'anything-but':
      return !items.some((listed) => listed === text || sameNumber(listed, text));
    case 'numeric':
      return [0, 2].every(
        (i) => i >= items.length || compares(text, (items[i] as string).slice(1), Number(items[i + 1])),
      );
    default:
      throw new Error(`not valid: ${name}`);
  }
};

const isAbsence = ({ members: [member] = [] }: Json): boolean =>
  member?.name === 'exists' && scalarOf(member.value) === 'false';

const agree = (a: Membership, b: Membership): boolean => [...b].every(([array, i]) => (a.get(array) ?? i) === i);

const holds = (conditions: Condition[], values: Value[], membership: Membership, readings: Readings): boolean => {
  const [condition, ...rest] = conditions;
  if (!condition) return true;
  const there = values.filter(({ field, membership: own }) => field === condition.field && agree(membership, own));
  if (!there.length) return condition.items.some(isAbsence) && holds(rest, values, membership, readings);
  return there.some(
    ({ text, membership: own }) =>
      condition.items.some((item) => passes(item, text, readings)) &&
      holds(rest, values, new Map([...membership, ...own]), readings),
  );
};

/** Whether a context matches a valid pattern. Exponential: for small ones. */
export const referenceMatches = (pattern: string, context: string, as: Iterable<Reading> = []): boolean => {
  const readings = new Set(as);
  const values = valuesOf(parseJson(context), readings);
  const byField = (a: Condition, b: Condition) => (a.field < b.field ? -1 : +(a.field > b.field));
  return combinationsOf(parseJson(pattern), readings).some((conditions) =>
    holds(conditions.toSorted(byField), values, new Map(), readings),
  );
};
