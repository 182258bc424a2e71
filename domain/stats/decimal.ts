/** Decimal texts as scaled integers. Unlike doubles they are exact, in any order of adding. */

/** The decimals of a metric's value, and of each factor in a sum of squares. */
export const VALUE_DECIMALS = 15;

const VALUE_INTEGER_DIGITS = 15;
/** More digits than DynamoDB's largest number has, so that every stored number can be read. */
const MAX_INTEGER_DIGITS = 126;
const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/**
 * Returns the value of an event, from the number text of its JSON, times 10^15. Further decimals are cut off, and -0 is
 * 0. Returns `undefined` for other text, and for values of 1e15 or more on either side of 0.
 *
 * @example parseValue('-2.5e-1'); // -250_000_000_000_000n
 */
export const parseValue = (text: string): bigint | undefined => parse(text, VALUE_DECIMALS, VALUE_INTEGER_DIGITS);

/**
 * Returns a stored number text times 10^`decimals`. `undefined` for any other text.
 *
 * @example parseDecimal('1.5', 3); // 1500n
 */
export const parseDecimal = (text: string, decimals: number): bigint | undefined =>
  parsePlain(text, decimals) ?? parse(text, decimals, MAX_INTEGER_DIGITS);

/**
 * Returns a number of a request times 10^15, by the shortest decimal text that reads as the same number. Further decimals
 * are cut off.
 *
 * @example scaledNumber(0.1); // 100_000_000_000_000n
 */
export const scaledNumber = (number: number): bigint => parseDecimal(String(number), VALUE_DECIMALS) ?? 0n;

/** Numbers of this many digits are exact as doubles. */
const EXACT_DIGITS = 15;
const POWERS = Array.from({ length: 2 * VALUE_DECIMALS + 1 }, (_, power) => 10n ** BigInt(power));

/**
 * Parses the usual output of {@link formatDecimal} digit by digit, because reading results parses ten thousand of these
 * texts, and a regular expression takes several times as long. `undefined` for any other text.
 */
const parsePlain = (text: string, decimals: number): bigint | undefined => {
  const first = text.startsWith('-') ? 1 : 0;
  if (text.length > EXACT_DIGITS || text.length === first) return undefined;
  let number = 0;
  let point = text.length - 1;
  for (let index = first; index < text.length; index++) {
    const digit = text.charCodeAt(index) - ZERO;
    if (digit >= 0 && digit <= 9) number = number * 10 + digit;
    else if (digit === POINT && point === text.length - 1 && index > first && index < point) point = index;
    else return undefined;
  }
  const scale = POWERS[decimals - (text.length - 1 - point)];
  return scale === undefined ? undefined : BigInt(first === 1 ? -number : number) * scale;
};

const ZERO = '0'.charCodeAt(0);
const POINT = '.'.charCodeAt(0) - ZERO;

/**
 * Returns the shortest text of `scaled` / 10^`decimals`, without exponent.
 *
 * @example formatDecimal(-1500n, 3); // '-1.5'
 */
export function formatDecimal(scaled: bigint, decimals: number): string {
  const sign = scaled < 0n ? '-' : '';
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`;
}

/** Exponents of any size are cheap: only the digits that `integerDigits` and `decimals` allow are made. */
function parse(text: string, decimals: number, integerDigits: number): bigint | undefined {
  const match = NUMBER.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits === '') return 0n;
  const pointAt = digits.length - fraction.length + Number(exponent);
  if (pointAt > integerDigits) return undefined;
  const kept = pointAt + decimals;
  const magnitude = kept > 0 ? BigInt(digits.slice(0, kept).padEnd(kept, '0')) : 0n;
  return sign === '-' ? -magnitude : magnitude;
}
