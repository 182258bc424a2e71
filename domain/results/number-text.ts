/** Formats numbers for sentences: at most three significant digits, a true minus, and 0 only for 0. */

import { formatCount } from '../lifecycle/weights.ts';

const DIGITS = 3;
/** More decimals do not help a reader. Smaller numbers, and those from 10^15 on, are powers of ten. */
const MOST_DECIMALS = 9;
const MOST = 1e15;

/**
 * Formats a number with at most three significant digits and a true minus.
 *
 * @example formatRounded(-1234.5); // '−1,230'
 */
const formatRounded = (x: number): string => formatFixed(x, decimalsFor(x));

/** Formats a number that someone chose: without zeros at its end. @example formatPlain(0.01); // '0.01' */
export const formatPlain = (x: number): string => {
  const text = formatRounded(x);
  return text.includes('e') ? text : text.replace(/(?<=\.\d*)0+$/, '').replace(/\.$/, '');
};

/**
 * Formats two bounds with the decimals of the larger one, so that they read as one range. A bound that would wrongly
 * read 0 has decimals of its own.
 *
 * @example formatRange(-0.42, 2.1); // ['−0.42', '2.10']
 */
export const formatRange = (lower: number, upper: number): [string, string] => {
  const decimals = decimalsFor(Math.max(Math.abs(lower), Math.abs(upper)));
  const text = (x: number) =>
    x !== 0 && isZero(x, decimals) ? formatRounded(Number(x.toPrecision(1))) : formatFixed(x, decimals);
  return [text(lower), text(upper)];
};

/** Adds the sign of a number, which 0 lacks. @example addSign('2.10', 2.1); // '+2.10' */
export const addSign = (text: string, x: number): string => (x > 0 ? `+${text}` : text);

/** @example formatPValue(0.00001); // 'p < 0.0001' */
export const formatPValue = (p: number): string => (p < 0.0001 ? 'p < 0.0001' : `p = ${formatShortly(p)}`);

/** Formats a p-value with two significant digits. @example formatAdjustedPValue(0.0932); // 'p 0.093' */
export const formatAdjustedPValue = (p: number): string => `p ${formatShortly(p)}`;

/** @example formatCountOf(1, 'event'); // '1 event' */
export const formatCountOf = (count: number, noun: string): string =>
  `${formatCount(count)} ${count === 1 ? noun : `${noun}s`}`;

/**
 * Formats a share of 1 in percent, without decimals for a whole percentage.
 *
 * @example formatPercent(0.125); // '12.5 %'
 */
export const formatPercent = (share: number): string =>
  `${(share * 100).toLocaleString('en-US', { maximumSignificantDigits: DIGITS })} %`;

/** @example formatList(['a', 'b', 'c']); // 'a, b and c' */
export const formatList = (texts: readonly string[]): string => new Intl.ListFormat('en-GB').format(texts);

const formatShortly = (p: number): string => String(Number(p.toPrecision(2)));

const decimalsFor = (x: number): number =>
  x === 0 ? 0 : Math.max(0, DIGITS - 1 - Math.floor(Math.log10(Math.abs(Number(x.toPrecision(DIGITS))))));

const isZero = (x: number, decimals: number): boolean => Number(x.toFixed(Math.min(MOST_DECIMALS, decimals))) === 0;

const formatFixed = (x: number, decimals: number): string => {
  if (x !== 0 && (decimals > MOST_DECIMALS || Math.abs(x) >= MOST)) return writeTrueMinus(x.toExponential(DIGITS - 1));
  const rounded = decimals === 0 ? Number(x.toPrecision(DIGITS)) : x;
  const format = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return writeTrueMinus((rounded === 0 ? 0 : rounded).toLocaleString('en-US', format)).replace(/^−(?=0(\.0*)?$)/, '');
};

const writeTrueMinus = (text: string): string => text.replaceAll('-', '−');
