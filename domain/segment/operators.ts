// What may stand in the list of a field: values to equal, and the operators.
// Each becomes a test of one scalar of the context, or of its absence.

import type { Json } from './parse.ts';
import { isText, type Scalar } from './scalar.ts';

/** Whether a value, or with `undefined` the lack of any, is what the pattern asks for. */
export type Test = (scalar: Scalar | undefined) => boolean;
type Operator = (value: Json, refuse: (what: string) => never) => Test;

const LIMIT = 5e9;

/**
 * A number as EventBridge compares it: exact to 6 decimals, between -5e9 and 5e9; undefined, which equals and orders
 * nothing, outside them and for anything but a number.
 */
const comparable = (scalar?: Scalar): number | undefined => {
  const value = Number(scalar);
  return Math.abs(value) <= LIMIT ? Math.trunc(1e6 * (LIMIT + value)) : undefined;
};

const onText =
  (passes: (scalar: Scalar, given: Scalar) => boolean): Operator =>
  ({ scalar: given }, refuse) =>
    isText(given) ? (scalar) => isText(scalar) && passes(scalar, given) : refuse('a string expected');

const exists: Operator = ({ scalar: wanted }, refuse) => {
  if (wanted !== 'true' && wanted !== 'false') refuse('true or false expected');
  return (scalar) => (scalar !== undefined) === (wanted === 'true');
};

const anythingBut: Operator = (value, refuse) => {
  const listed = (value.items ?? [value]).map(({ scalar }) => scalar);
  const key: (scalar?: Scalar) => unknown = listed.every(isText) ? (text) => text : comparable;
  const keys = new Set(listed.map((scalar) => key(scalar)));
  if (!listed.length || keys.has(undefined)) refuse('strings, or numbers from -5e9 to 5e9, expected');
  return (scalar) => scalar !== undefined && !keys.has(key(scalar));
};

const order = (a: number | undefined, b: number | undefined): string => {
  if (a === undefined || b === undefined) return 'none';
  return a < b ? '<' : a > b ? '>' : '=';
};

const numeric: Operator = ({ items = [] }, refuse) => {
  const terms = items.map(({ scalar = '"' }) => scalar);
  const signs = terms.filter((_, i) => !(i & 1)).map((sign) => sign.slice(1));
  const bounds = terms.filter((_, i) => i & 1).map(comparable);
  if (!/^(=|[<>]=?|>=?,<=?)$/.test(signs.join()) || bounds.length !== signs.length || bounds.includes(undefined)) {
    refuse('a comparison like ["<=",5] or a range like [">",1,"<=",5], from -5e9 to 5e9, expected');
  }
  const low = signs[0]?.startsWith('>') ? Number(terms[1]) : -LIMIT;
  const high = signs.at(-1)?.startsWith('<') ? Number(terms.at(-1)) : LIMIT;
  if (low >= high) refuse('an empty range');
  return (scalar) => {
    const value = comparable(scalar);
    return signs.every((sign, i) => sign.includes(order(value, bounds[i])));
  };
};

const operators: { readonly [name: string]: Operator } = {
  'anything-but': anythingBut,
  exists,
  numeric,
  prefix: onText((scalar, given) => scalar.startsWith(given)),
  suffix: onText((scalar, given) => scalar.slice(1).endsWith(given.slice(1))),
};

/**
 * The test of a field's list: whether one of its items passes. Calls `refuse` for an item that is neither a scalar nor
 * an operator, and for what an operator cannot take.
 */
export const testOf = (items: Json[], refuse: (what: string, value: Json) => never): Test => {
  const exact = new Set<Scalar | undefined>();
  const tests: Test[] = [];
  for (const item of items) {
    const [member, ...others] = item.members ?? [];
    if (item.scalar !== undefined) exact.add(item.scalar);
    else if (!member || others.length) refuse('a value or one operator expected', item);
    else {
      const { name, value } = member;
      const operator = Object.hasOwn(operators, name) && operators[name];
      if (!operator) return refuse(`unknown operator ${JSON.stringify(name)}`, item);
      tests.push(operator(value, (what) => refuse(`${name}: ${what}`, value)));
    }
  }
  return (scalar) => exact.has(scalar) || tests.some((test) => test(scalar));
};
