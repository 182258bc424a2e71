/**
 * Shares of traffic. Units are thousandths of a percent: 100,000 is everyone.
 */
import type { Fault } from '../fault.ts';

/** A share of traffic for each group or treatment that it names; one left out has 0. */
export type Weights = Readonly<Record<string, number>>;

export const everyone = 100_000;

/** Equal shares for all names; what does not divide goes to the first, one thousandth of a percent each. */
export const equalWeights = (names: readonly string[]): Weights => {
  const share = Math.floor(everyone / names.length);
  const remainder = everyone % names.length;
  return Object.fromEntries(names.map((name, index) => [name, index < remainder ? share + 1 : share]));
};

/** A share as people read it: `10 of 100,000 (0.01 %)`. */
export const shareText = (share: number): string =>
  `${countText(share)} of ${countText(everyone)} (${share / 1_000} %)`;

/** A whole number with its thousands set apart. */
export const countText = (count: number): string => count.toLocaleString('en-US');

/** A fault for each name that the weights use and `known` lacks. */
export const unknownNames = (weights: Weights, known: readonly string[], at: string): Fault[] =>
  Object.keys(weights)
    .filter((name) => !known.includes(name))
    .map((name) => ({ name: at, message: `'${name}' is not defined` }));

/** A fault when the weights give away more than everyone. */
export const excess = (weights: Weights, at: string): Fault[] => {
  const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
  return sum > everyone ? [{ name: at, message: `add up to ${shareText(sum)}: more than everyone` }] : [];
};

/** A fault when the weights give a share to nobody. */
export const nobodysWeights = (weights: Weights, at: string): Fault[] =>
  Object.keys(weights).length > 0 && Object.values(weights).every((weight) => weight === 0)
    ? [{ name: at, message: 'are all 0: at least one treatment needs a share' }]
    : [];
