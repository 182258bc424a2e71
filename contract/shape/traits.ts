/**
 * The constraint traits of a shape, as in the service model, and their checks. Documents and checks use the same
 * traits, so they cannot differ.
 */

import { nameOrArn } from './cures.ts';

export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

export interface Traits {
  /** Code points of a string, members of a list, entries of a map. */
  readonly length?: Bounds;
  /** Inclusive bounds of a number. */
  readonly range?: Bounds;
  /** A regular expression, found anywhere in the text unless it has its own anchors. */
  readonly pattern?: string;
  /** What the pattern takes, in words for the message, where its characters alone do not say it. */
  readonly patternMeans?: string;
  readonly enum?: readonly string[];
  /** The documented value of an omitted member, allowed even outside `range`. Handlers apply it. */
  readonly default?: number | boolean;
  readonly mediaType?: string;
}

type Check<T> = (value: T) => string | undefined;

const plurals = { character: 'characters', item: 'items', entry: 'entries' } as const;
type Unit = keyof typeof plurals;

const plural = (count: number, unit: Unit): string => `${count} ${count === 1 ? unit : plurals[unit]}`;

/** Makes a check that returns the reason why a size breaks its bounds, or undefined. */
export const lengthCheck = ({ length: { min = 0, max = Infinity } = {} }: Traits, unit: Unit): Check<number> => {
  const expectation =
    min === max
      ? `exactly ${plural(min, unit)}`
      : max === Infinity
        ? `at least ${plural(min, unit)}`
        : min === 0
          ? `at most ${plural(max, unit)}`
          : `${min} to ${plural(max, unit)}`;
  const cure = max === 1 && unit === 'item' ? ': a call for each' : '';
  return (size) =>
    size < min ? `must have ${expectation}` : size > max ? `must have ${expectation}${cure}` : undefined;
};

/** Makes a check that returns the reason why a number breaks its range, or undefined. The default is always allowed. */
export const rangeCheck = ({ range: { min = -Infinity, max = Infinity } = {}, ...traits }: Traits): Check<number> => {
  const orDefault = typeof traits.default === 'number' && traits.default < min ? `${traits.default} or ` : '';
  return (value) =>
    value === traits.default || (value >= min && value <= max)
      ? undefined
      : `must be ${orDefault}between ${min} and ${max}`;
};

/** Makes a check that returns the first reason why a text breaks Unicode, length or pattern, or undefined. */
export const textCheck = (traits: Traits): Check<string> => {
  const badLength = lengthCheck(traits, 'character');
  const { pattern = '', patternMeans } = traits;
  const cure = (text: string) => (patternMeans ? `: ${patternMeans}` : nameOrArn(text, pattern));
  const fits = new RegExp(pattern, 'u');
  return (text) => {
    if (!text.isWellFormed()) return 'must be well-formed Unicode, without lone surrogates';
    const length = traits.length && badLength(codePoints(text));
    return length ?? (fits.test(text) ? undefined : `must match ${pattern}${cure(text)}`);
  };
};

const codePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};
