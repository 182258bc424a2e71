// What may stand in the list of a field: values to equal, and the operators; check.ts has seen that they are valid.
// Each becomes a test of one scalar of the context, or of its absence.

import type { Json, Member } from './parse.ts';
import { comparable, isText, type Scalar } from './scalar.ts';

/** Whether a value, or with `undefined` the lack of any, is what the pattern asks for. */
export type Test = (scalar: Scalar | undefined) => boolean;
type Operator = (value: Json) => Test;

/** As many values are sooner compared than looked up. */
const FEW = 8;

const onText =
  (passes: (scalar: Scalar, given: Scalar) => boolean): Operator =>
  ({ scalar: given = '' }) =>
  (scalar) =>
    isText(scalar) && passes(scalar, given);

const anythingBut: Operator = (value) => {
  const listed = (value.items ?? [value]).map(({ scalar }) => scalar);
  const key: (scalar?: Scalar) => unknown = listed.every(isText) ? (text) => text : comparable;
  const keys = new Set(listed.map((scalar) => key(scalar)));
  return (scalar) => scalar !== undefined && !keys.has(key(scalar));
};

/** NaN has no order. */
const order = (a: number, b: number): string => (a < b ? '<' : a > b ? '>' : a === b ? '=' : 'none');

const numeric: Operator = ({ items = [] }) => {
  const bounds = items.map(({ scalar }) => comparable(scalar));
  return (scalar) => {
    const value = comparable(scalar);
    return items.every((sign, i) => i & 1 || sign.scalar?.includes(order(value, bounds[i + 1] as number)));
  };
};

const operators = {
  'anything-but': anythingBut,
  exists:
    ({ scalar: wanted }: Json): Test =>
    (scalar) =>
      (scalar !== undefined) === (wanted === 'true'),
  numeric,
  prefix: onText((scalar, given) => scalar.startsWith(given)),
  suffix: onText((scalar, given) => scalar.slice(1).endsWith(given.slice(1))),
} satisfies Readonly<Record<string, Operator>>;

export type OperatorName = keyof typeof operators;

/** The test of a field's list: whether one of its items passes. */
export const testOf = (items: readonly Json[]): Test => {
  const values = items.flatMap(({ scalar }) => scalar ?? []);
  const exact = new Set(values);
  const equals: Test =
    values.length > FEW ? (scalar) => exact.has(scalar as Scalar) : (scalar) => values.includes(scalar as Scalar);
  const tests = items
    .flatMap(({ members = [] }) => members)
    .map(({ name, value }: Member) => operators[name as OperatorName](value));
  return tests.length ? (scalar) => equals(scalar) || tests.some((test) => test(scalar)) : equals;
};
