// What may stand in the list of a field, as tests of a value; check-pattern.ts has seen that what they are given is valid.

import type { Json } from './parse.ts';
import { comparable, NumberText, type Scalar } from './scalar.ts';

/** Whether a value is what the pattern asks for. */
export type Test = ((scalar: Scalar) => boolean) & {
  /** The values that the answer is about, where it is the same for all others; never a NumberText. */
  readonly values?: readonly Scalar[];
};
type Operator = (given: readonly Scalar[]) => Test;

const about = (values: readonly Scalar[], test: Test): Test => Object.assign(test, { values });

/** Numbers are listed by value; one that is out of range is none of them. */
const anythingBut: Operator = (given) => {
  if (typeof given[0] === 'string') return about(given, (scalar) => !given.includes(scalar));
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

const prefix: Operator =
  ([start]) =>
  (scalar) =>
    typeof scalar === 'string' && scalar.startsWith(start as string);

const suffix: Operator =
  ([end]) =>
  (scalar) =>
    typeof scalar === 'string' && scalar.endsWith(end as string);

const exists: Operator = ([wanted]) => about([], () => wanted === true);

export const operators = { 'anything-but': anythingBut, exists, numeric, prefix, suffix } satisfies Readonly<
  Record<string, Operator>
>;

export type OperatorName = keyof typeof operators;

/** A number compares as written: by itself where JavaScript writes it so, else by its text. */
const exact = (given: readonly Scalar[]): Test[] => {
  const texts = given.flatMap((scalar) => (scalar instanceof NumberText ? scalar.text : []));
  const byValue = about(given, (scalar) => given.includes(scalar));
  return texts.length > 0
    ? [byValue, (scalar) => scalar instanceof NumberText && texts.includes(scalar.text)]
    : [byValue];
};

/** The tests of a list, of which one has to pass. */
export const testsOf = ({ items = [] }: Json): Test[] => {
  const values = items.flatMap(({ scalar }) => (scalar === undefined ? [] : [scalar]));
  const tests = items.flatMap(({ members = [] }) =>
    members.map(({ name, value }) =>
      operators[name as OperatorName]((value.items ?? [value]).map(({ scalar }) => scalar as Scalar)),
    ),
  );
  return [...exact(values), ...tests];
};
