// How a JSON scalar is held, in patterns and contexts alike: by its text, since exact numbers compare as written.

/**
 * A string as `"` and its characters, without a closing quote; a number, `true`, `false` or `null` as it is written. It is
 * never empty.
 */
export type Scalar = string;

/** The scalar that a token of valid JSON stands for; the closing quote of a string is left out. */
export const scalarOf = (open: string): Scalar => (open.includes('\\') ? `"${JSON.parse(`${open}"`)}` : open);

export const isText = (scalar: Scalar | undefined): scalar is Scalar => scalar?.startsWith('"') ?? false;

/** Of the first characters of scalars, only the minus and the digits come after `"` and before letters. */
export const isNumber = (scalar: Scalar): boolean => scalar > '-' && scalar < ':';

/** The numbers that EventBridge's operators take go from -5e9 to 5e9. */
export const LIMIT = 5e9;

/**
 * A number as EventBridge compares it: exact to 6 decimals, from 0 for -5e9 to 1e16 for 5e9; -1 outside them and for anything
 * but a number.
 */
export const comparable = (scalar?: Scalar): number => {
  const value = Number(scalar);
  return Math.abs(value) <= LIMIT ? Math.trunc(1e6 * (LIMIT + value)) : -1;
};
