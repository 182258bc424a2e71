// What may stand in the list of a field, as tests of a value; check-pattern.ts has seen that what they are given is valid.

import type { Json } from './parse.ts';
import { comparable, NumberText, type Scalar } from './scalar.ts';

/** Whether a value is what the pattern asks for. */
export type Test = (scalar: Scalar) => boolean;
type Operator = (given: readonly Scalar[]) => Test;

/** Numbers are listed by value; one that is out of range is none of them. */
const anythingBut: Operator = (given) => {
  const keyOf = (scalar: Scalar): Scalar => {
    const value = comparable(scalar);
    return value >= 0 ? value : scalar;
  };
  const listed = new Set(given.map(keyOf));
  return (scalar) => !listed.has(keyOf(scalar));
};

/** What is no number is below all bounds. */
const numeric: Operator = (given) => {
  const bound = (sign: string, otherwise: number): number => {
    const at = given.indexOf(sign);
    return at < 0 ? otherwise : comparable(given[at + 1]);
  };
  const above = bound('>', -1);
  const from = bound('>=', bound('=', 0));
  const below = bound('<', 2e16);
  const to = bound('<=', bound('=', 2e16));
  return (scalar) => {
    const value = comparable(scalar);
    return value > above && value >= from && value < below && value <= to;
  };
};

const prefix: Operator = ([given]) => {
  const start = String(given);
  return (scalar) => typeof scalar === 'string' && scalar.startsWith(start);
};

const suffix: Operator = ([given]) => {
  const end = String(given);
  return (scalar) => typeof scalar === 'string' && scalar.endsWith(end);
};

const exists: Operator = ([wanted]) => {
  return () => wanted === true;
};

export const operators = { 'anything-but': anythingBut, exists, numeric, prefix, suffix } satisfies Readonly<
  Record<string, Operator>
>;

export type OperatorName = keyof typeof operators;

/** A number compares as written: by itself where JavaScript writes it so, else by its text. */
const exact: Operator = (given) => {
  const values = new Set(given);
  const texts = new Set(given.map((scalar) => scalar instanceof NumberText && scalar.text));
  return (scalar) => (scalar instanceof NumberText ? texts.has(scalar.text) : values.has(scalar));
};

/** The tests of a list, of which one has to pass. */
export const testsOf = ({ items = [] }: Json): Test[] => {
  const values = items.flatMap(({ scalar }) => (scalar === undefined ? [] : [scalar]));
  const tests = items.flatMap(({ members = [] }) =>
    members.map(({ name, value }) =>
      operators[name as OperatorName]((value.items ?? [value]).map(({ scalar }) => scalar as Scalar)),
    ),
  );
  return values.length > 0 ? [exact(values), ...tests] : tests;
};
