// What may stand in the list of a field, as data, so that a field asks all of its tests in one loop; check-pattern.ts has seen that
// what they are given is valid.

import type { Json } from './parse.ts';
import { comparable, NumberText, type Scalar } from './scalar.ts';

/** Passes for the values that are listed, or for all others. A NumberText is never listed. */
export interface ValueList {
  readonly values: readonly Scalar[];
  readonly isForOthers: boolean;
}

/** Passes for a value of which one of these is true; all tests have all members, since so they are asked fastest. */
export interface Test {
  /** It is comparable from this to `to`; what is no comparable number is -1. */
  readonly from: number;
  readonly to: number;
  /** It is a string with this beginning. */
  readonly start: string | undefined;
  readonly end: string | undefined;
  /** It is a NumberText of this text. */
  readonly written: string | undefined;
}

type Operator = (given: readonly Scalar[]) => readonly (ValueList | Test)[];

const NEVER: Test = { from: 1, to: 0, start: undefined, end: undefined, written: undefined };

const others = (values: readonly Scalar[]): [ValueList] => [{ values, isForOthers: true }];

/** The next whole number, upwards or downwards by 1; those above 2^53 are 2 apart. */
const beside = (number: number, by: number): number => (number + by === number ? number + 2 * by : number + by);

/** Numbers are excluded by value: what lies between them passes, and so does what is no comparable number. */
const anythingBut: Operator = (given) => {
  if (typeof given[0] === 'string') return others(given);
  let from = -1;
  const ranges: Test[] = [];
  for (const excluded of given.map(comparable).sort((a, b) => a - b)) {
    ranges.push({ ...NEVER, from, to: beside(excluded, -1) });
    from = beside(excluded, 1);
  }
  return [...ranges, { ...NEVER, from, to: Infinity }];
};

const numeric: Operator = (given) => {
  let from = 0;
  let to = Infinity;
  for (let i = 0; i < given.length; i += 2) {
    const sign = given[i] as string;
    const bound = comparable(given[i + 1]);
    if (sign[0] !== '<') from = sign === '>' ? beside(bound, 1) : bound;
    if (sign[0] !== '>') to = sign === '<' ? beside(bound, -1) : bound;
  }
  return [{ ...NEVER, from, to }];
};

export const operators = {
  'anything-but': anythingBut,
  exists: ([wanted]) => (wanted ? others([]) : []),
  numeric,
  prefix: ([start]) => [{ ...NEVER, start: start as string }],
  suffix: ([end]) => [{ ...NEVER, end: end as string }],
} satisfies Readonly<Record<string, Operator>>;

export type OperatorName = keyof typeof operators;

/** What is asked by a list, of which one has to pass. A number compares as written. */
export const testsOf = ({ items = [] }: Json): readonly (ValueList | Test)[] => {
  const values = items.flatMap(({ scalar }) => (scalar === undefined ? [] : [scalar]));
  return [
    { values: values.filter((scalar) => !(scalar instanceof NumberText)), isForOthers: false },
    ...values.flatMap((scalar) => (scalar instanceof NumberText ? { ...NEVER, written: scalar.text } : [])),
    ...items.flatMap(({ members = [] }) =>
      members.flatMap(({ name, value }) =>
        operators[name as OperatorName]((value.items ?? [value]).map(({ scalar }) => scalar as Scalar)),
      ),
    ),
  ];
};

/** Whether a value passes, given its number as EventBridge compares it. */
export const passes = ({ from, to, start, end, written }: Test, value: Scalar, number: number): boolean =>
  (number >= from && number <= to) ||
  (typeof value === 'string'
    ? (start !== undefined && startsWith(value, start)) || (end !== undefined && value.endsWith(end))
    : written !== undefined && value instanceof NumberText && value.text === written);

/** Takes half the time of the platform's own for what prefixes are mostly. */
const startsWith = (value: string, start: string): boolean => {
  for (let i = 0; i < start.length; i++) if (value.charCodeAt(i) !== start.charCodeAt(i)) return false;
  return true;
};
