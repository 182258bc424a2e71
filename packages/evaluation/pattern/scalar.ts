// Holds a JSON scalar, in the same way in patterns and in documents.

/**
 * A string, a number, `true`, `false` or `null`. A number that JavaScript would write otherwise is a {@link NumberText}, since
 * exact numbers compare as written.
 */
export type Scalar = string | number | boolean | null | NumberText;

/** A number such as `300.0` or `3e2`, with its text. */
export class NumberText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What the JSON text of a scalar stands for. */
export const scalarFrom = (text: string): Scalar => {
  const value = JSON.parse(text);
  return typeof value === 'number' && String(value) !== text ? new NumberText(text) : value;
};

/** The text of a number as it is written; undefined for anything else. */
export const numberText = (scalar: Scalar | undefined): string | undefined => {
  if (typeof scalar === 'number') return String(scalar);
  return scalar instanceof NumberText ? scalar.text : undefined;
};

/** The numbers that EventBridge's operators take go from -5e9 to 5e9. */
export const LIMIT = 5e9;

/**
 * A number as EventBridge compares it: exact to 6 decimals, from 0 for -5e9 to 1e16 for 5e9; -1 outside them and for anything
 * but a number.
 */
export const comparable = (scalar: Scalar | undefined): number => {
  const value = typeof scalar === 'number' ? scalar : scalar instanceof NumberText ? Number(scalar.text) : Infinity;
  return value >= -LIMIT && value <= LIMIT ? Math.trunc(1e6 * (LIMIT + value)) : -1;
};
