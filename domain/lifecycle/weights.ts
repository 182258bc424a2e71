/** Shares of traffic, in thousandths of a percent: 100,000 is everyone. */

import type { Weights } from '@selfevident/evaluation';
import type { Fault } from '../fault.ts';

export const EVERYONE = 100_000;

/**
 * Gives all names equal shares. The first names get one thousandth of a percent more if the division has a remainder.
 */
export const equalWeights = (names: readonly string[]): Weights => {
  const share = Math.floor(EVERYONE / names.length);
  const remainder = EVERYONE % names.length;
  return Object.fromEntries(names.map((name, index) => [name, index < remainder ? share + 1 : share]));
};

/** Formats a share for people: `10 of 100,000 (0.01 %)`. */
export const formatShare = (share: number): string =>
  `${formatCount(share)} of ${formatCount(EVERYONE)} (${share / 1_000} %)`;

/** Formats a whole number with separated thousands. */
export const formatCount = (count: number): string => count.toLocaleString('en-US');

/** Returns a fault for each name in the weights that `known` lacks. */
export const unknownNameFaults = (weights: Weights, known: readonly string[], path: string): Fault[] =>
  Object.keys(weights)
    .filter((name) => !known.includes(name))
    .map((name) => ({ name: path, message: `'${name}' is not defined` }));

/** Returns a fault when the weights add up to more than everyone. */
export const excessFaults = (weights: Weights, path: string): Fault[] => {
  const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
  return sum > EVERYONE ? [{ name: path, message: `add up to ${formatShare(sum)}: more than everyone` }] : [];
};

/** Returns a fault when all weights are 0. */
export const noShareFaults = (weights: Weights, path: string): Fault[] =>
  Object.keys(weights).length > 0 && Object.values(weights).every((weight) => weight === 0)
    ? [{ name: path, message: 'are all 0: at least one treatment needs a share' }]
    : [];
