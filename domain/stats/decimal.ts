// Decimal texts as scaled integers: exact, in any order of adding, unlike doubles.

/** Decimals kept of a metric's value, and of each of its factors in a sum of squares. */
export const VALUE_DECIMALS = 15;

const VALUE_INTEGER_DIGITS = 15;
/** More than DynamoDB's largest number has, so that whatever it stores is read. */
const MAX_INTEGER_DIGITS = 126;
const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/**
 * The value of an event, from the number text of its JSON, times 10^15. Further decimals are cut off; -0 is 0.
 * `undefined` for what is no number, or is 1e15 or more on either side of 0.
 *
 * @example parseValue('-2.5e-1'); // -250_000_000_000_000n
 */
export const parseValue = (text: string): bigint | undefined => parse(text, VALUE_DECIMALS, VALUE_INTEGER_DIGITS);

/**
 * A stored number text times 10^`decimals`. `undefined` for what is no number.
 *
 * @example parseDecimal('1.5', 3); // 1500n
 */
export const parseDecimal = (text: string, decimals: number): bigint | undefined =>
  parsePlain(text, decimals) ?? parse(text, decimals, MAX_INTEGER_DIGITS);

/** A number of so many digits is exact as a double. */
const EXACT_DIGITS = 15;
const POWERS = Array.from({ length: 2 * VALUE_DECIMALS + 1 }, (_, power) => 10n ** BigInt(power));

/**
 * What {@link formatDecimal} writes, of a usual size, digit by digit: a reading of results has ten thousands of them, and a
 * pattern takes several times as long. `undefined` for any other text.
 */
const parsePlain = (text: string, decimals: number): bigint | undefined => {
  const first = text.startsWith('-') ? 1 : 0;
  if (text.length > EXACT_DIGITS || text.length === first) return undefined;
  let number = 0;
  let point = text.length - 1;
  for (let place = first; place < text.length; place++) {
    const digit = text.charCodeAt(place) - ZERO;
    if (digit >= 0 && digit <= 9) number = number * 10 + digit;
    else if (digit === POINT && point === text.length - 1 && place > first && place < point) point = place;
    else return undefined;
  }
  const scale = POWERS[decimals - (text.length - 1 - point)];
  return scale === undefined ? undefined : BigInt(first === 1 ? -number : number) * scale;
};

const ZERO = '0'.charCodeAt(0);
const POINT = '.'.charCodeAt(0) - ZERO;

/**
 * The shortest text of `scaled` / 10^`decimals`, without exponent.
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

/** An exponent of any size costs nothing: no more digits are made than `integerDigits` and `decimals` allow. */
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
