// What may stand in the list of a field, as data, so that a field asks all of its tests in one loop; check-pattern.ts has seen that
// what they are given is valid.

import type { Field } from './field.ts';
import type { Json, Member } from './parse.ts';
import { comparable, NumberText, type Scalar } from './scalar.ts';
import type { TextTest } from './text-test.ts';

export type OperatorName = 'anything-but' | 'exists' | 'numeric' | 'prefix' | 'suffix';

/** The next whole number, upwards or downwards by 1; those above 2^53 are 2 apart. */
const beside = (number: number, by: number): number => (number + by === number ? number + 2 * by : number + by);

/** Adds what some combinations ask of a field: one item of a list has to pass. A number compares as written. */
export const addList = (field: Field, { items = [] }: Json, bits: number): void => {
  const { ranges } = field;
  const addListed = (value: Scalar, passing: number): void => {
    field.listed ??= new Map();
    field.listed.set(value, (field.listed.get(value) ?? field.unlisted) | passing);
  };
  const addText = (is: TextTest['is'], text: string): void => {
    field.texts.push({ is, text, codes: text.split('').map((one) => one.charCodeAt(0)), bits });
  };

  /** Has all values pass but these. */
  const addOthers = (values: readonly Scalar[]): void => {
    for (const value of values) addListed(value, 0);
    for (const value of field.listed?.keys() ?? []) if (!values.includes(value)) addListed(value, bits);
    field.unlisted |= bits;
  };

  /** Numbers are excluded by value: what lies between them passes, and so does what is no comparable number. */
  const addOtherNumbers = (excluded: readonly Scalar[]): void => {
    let above = -Infinity;
    for (const number of [...excluded.map(comparable).sort((a, b) => a - b), Infinity]) {
      ranges.push(above, number, bits);
      above = number;
    }
  };

  const addRange = (given: readonly Scalar[]): void => {
    let above = -1;
    let below = Infinity;
    for (let i = 0; i < given.length; i += 2) {
      const sign = given[i] as string;
      const bound = comparable(given[i + 1]);
      if (sign[0] !== '<') above = sign === '>' ? bound : beside(bound, -1);
      if (sign[0] !== '>') below = sign === '<' ? bound : beside(bound, 1);
    }
    ranges.push(above, below, bits);
  };

  const addOperator = ({ name, value }: Member): void => {
    const given = (value.items ?? [value]).map(({ scalar }) => scalar as Scalar);
    const [first] = given;
    if (name === 'numeric') addRange(given);
    else if (name === 'prefix' || name === 'suffix') addText(name, first as string);
    else if (first === true) addOthers([]);
    else if (first === false) field.absent |= bits;
    else if (typeof first === 'string') addOthers(given);
    else addOtherNumbers(given);
  };

  for (const { scalar, members } of items)
    if (members) members.forEach(addOperator);
    else if (scalar instanceof NumberText) addText('number', scalar.text);
    else addListed(scalar as Scalar, bits);
};
