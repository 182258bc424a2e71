/**
 * Numbers as people read them.
 */

const LOCALE = 'en';
const MINUS = '−';

const significant = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const hundredths = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });

const withTrueMinus = (text: string): string => text.replace('-', MINUS);

/** At most three significant digits. */
export const shortNumber = (value: number): string => withTrueMinus(significant.format(value));

/** The same with its sign, as differences have it. */
export const signedNumber = (value: number): string => `${value > 0 ? '+' : ''}${shortNumber(value)}`;

/** A p-value: never 0. */
export const pText = (value: number): string => (value < 0.0001 ? '< 0.0001' : significant.format(value));

/** A whole number with its digits in groups. */
export const count = (value: number): string => withTrueMinus(whole.format(value));

/** @param share from 0 to 1, as the API said it. A share that is not nothing never reads "0 %". */
export const percent = (share: number): string => {
  const percents = share * 100;
  if (percents > 0 && percents < 0.01) return '< 0.01 %';
  return `${withTrueMinus(hundredths.format(percents))} %`;
};

/** The API's unit of shares: a thousandth of a percent. */
const WHOLE = 100_000;

/** A share of the API, which is of 100,000, as a number from 0 to 1. */
export const shareOf = (thousandths: number): number => thousandths / WHOLE;

/** A difference of shares, or as a share. */
export const signedPercent = (share: number): string => `${signedNumber(share * 100)} %`;

/** A part of a time, without digits that change while one reads. @param share from 0 to 1. */
export const wholePercent = (share: number): string => `${Math.floor(share * 100)} %`;
