// The operators that may stand in the list of a field; check.ts has seen that what they are given is valid.

import { comparable, type Scalar } from './scalar.ts';

/** Whether a scalar, and what it is as a number (scalar.ts), is what the pattern asks for. */
export type Test = (scalar: Scalar, value: number) => boolean;
type Operator = (given: readonly Scalar[]) => Test;

const anythingBut: Operator = (given) => {
  const keyOf = (scalar: Scalar, value: number): Scalar | number => (value >= 0 ? value : scalar);
  const listed = new Set(given.map((scalar) => keyOf(scalar, comparable(scalar))));
  return (scalar, value) => !listed.has(keyOf(scalar, value));
};

/** What is no number is below all bounds. */
const numeric: Operator = (given) => {
  const bound = (sign: string, otherwise: number): number => {
    const at = given.indexOf(`"${sign}`);
    return at < 0 ? otherwise : comparable(given[at + 1]);
  };
  const above = bound('>', -1);
  const from = bound('>=', bound('=', 0));
  const below = bound('<', 2e16);
  const to = bound('<=', bound('=', 2e16));
  return (_, value) => value > above && value >= from && value < below && value <= to;
};

const suffix: Operator = ([given = '']) => {
  const end = given.slice(1);
  return (scalar) => scalar.length > end.length && scalar.startsWith('"') && scalar.endsWith(end);
};

export const operators = {
  'anything-but': anythingBut,
  exists:
    ([wanted]) =>
    () =>
      wanted === 'true',
  numeric,
  prefix:
    ([given = '']) =>
    (scalar) =>
      scalar.startsWith(given),
  suffix,
} satisfies Readonly<Record<string, Operator>>;

export type OperatorName = keyof typeof operators;
