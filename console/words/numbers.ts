/**
 * Numbers as people read them.
 */

const LOCALE = 'en';
const MINUS = '−';

const significant = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });

const withTrueMinus = (text: string): string => text.replace('-', MINUS);

/** At most three significant digits. */
export const shortNumber = (value: number): string => withTrueMinus(significant.format(value));

/** A whole number with its digits in groups. */
export const count = (value: number): string => withTrueMinus(whole.format(value));

/** @param share from 0 to 1, as the API said it. A share that is not nothing never reads "0 %". */
export const percent = (share: number): string => {
  const hundredths = share * 100;
  if (hundredths > 0 && hundredths < 0.01) return '< 0.01 %';
  return `${withTrueMinus(new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 }).format(hundredths))} %`;
};
