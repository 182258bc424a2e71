// What may stand in the list of a field: values to equal, and the operators.
// Each becomes a test of one scalar of the context, or of its absence.

import type { Json } from './parse.ts';
import { isNumber, isText, type Scalar } from './scalar.ts';

/** Whether a value, or with `undefined` the lack of any, is what the pattern asks for. */
export type Test = (scalar: Scalar | undefined) => boolean;
/** Refuses the pattern because of this value. */
export type Refuse = (what: string, value: Json) => never;

const LIMIT = 5e9;

/**
 * A number as EventBridge compares it: exact to 6 decimals, between -5e9 and 5e9; NaN, which equals and orders
 * nothing, outside them and for anything but a number.
 */
const comparable = (scalar: Scalar | undefined): number => {
  const value = scalar !== undefined && isNumber(scalar) ? Number(scalar) : Number.NaN;
  return Math.abs(value) <= LIMIT ? Math.trunc(1e6 * (LIMIT + value)) : Number.NaN;
};

const scalarsOf = (values: Json[]): Scalar[] => values.map((value) => (value.kind === 'scalar' ? value.scalar : ''));

const onText =
  (passes: (text: string, given: string) => boolean) =>
  (value: Json, refuse: Refuse): Test => {
    const [given = ''] = scalarsOf([value]);
    if (!isText(given)) refuse('a string expected', value);
    return (scalar) => scalar !== undefined && isText(scalar) && passes(scalar.slice(1), given.slice(1));
  };

const exists = (value: Json, refuse: Refuse): Test => {
  const [wanted] = scalarsOf([value]);
  if (wanted !== 'true' && wanted !== 'false') refuse('true or false expected', value);
  return (scalar) => (scalar !== undefined) === (wanted === 'true');
};

const anythingBut = (value: Json, refuse: Refuse): Test => {
  const listed = scalarsOf(value.kind === 'array' ? value.items : [value]);
  const key: (scalar: Scalar) => Scalar | number = listed.every(isText) ? (text) => text : comparable;
  const keys = new Set(listed.map((scalar) => key(scalar)));
  if (!listed.length || keys.has(Number.NaN)) refuse('strings, or numbers from -5e9 to 5e9, expected', value);
  return (scalar) => scalar !== undefined && !keys.has(key(scalar));
};

const comparisons: { readonly [sign: string]: (a: number, b: number) => boolean } = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const numeric = (value: Json, refuse: Refuse): Test => {
  const terms = scalarsOf(value.kind === 'array' ? value.items : []);
  const signs = terms.filter((_, i) => i % 2 === 0).map((sign) => sign.slice(1));
  const bounds = terms.filter((_, i) => i % 2).map(comparable);
  const low = signs[0]?.startsWith('>') ? Number(terms[1]) : -LIMIT;
  const high = signs.at(-1)?.startsWith('<') ? Number(terms.at(-1)) : LIMIT;
  if (!/^(=|[<>]=?|>=?,<=?)$/.test(signs.join()) || bounds.length !== signs.length) {
    refuse('one of = < <= > >= and a number, or a range like [">",1,"<=",5], expected', value);
  }
  if (bounds.some(Number.isNaN)) refuse('numbers from -5e9 to 5e9 expected', value);
  if (low >= high) refuse('an empty range', value);
  return (scalar) => signs.every((sign, i) => comparisons[sign]?.(comparable(scalar), bounds[i] as number));
};

const operators: { readonly [name: string]: (value: Json, refuse: Refuse) => Test } = {
  'anything-but': anythingBut,
  exists,
  numeric,
  prefix: onText((text, given) => text.startsWith(given)),
  suffix: onText((text, given) => text.endsWith(given)),
};

const testOf = (value: Json, refuse: Refuse): Test => {
  const [operator, ...others] = value.kind === 'object' ? value.members : [];
  if (!operator || others.length) return refuse('a value or one operator expected', value);
  const { name } = operator;
  const build = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (!build) return refuse(`unknown operator ${JSON.stringify(name)}`, value);
  return build(operator.value, (what, at) => refuse(`${name}: ${what}`, at));
};

/** The tests of a field's list, of which one must pass. Calls `refuse` when an item is neither a scalar nor an operator. */
export const testsOf = (items: Json[], refuse: Refuse): Test[] => {
  const exact = new Set<Scalar | undefined>(scalarsOf(items.filter((item) => item.kind === 'scalar')));
  const others = items.filter((item) => item.kind !== 'scalar').map((item) => testOf(item, refuse));
  return [(scalar) => exact.has(scalar), ...others];
};
