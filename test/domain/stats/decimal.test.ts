import fc from 'fast-check';
import { formatDecimal, parseDecimal, parseValue } from '../../../domain/stats/decimal.ts';

const UNIT = 10n ** 15n;

describe('parseValue', () => {
  it.each<[string, bigint]>([
    ['0', 0n],
    ['-0', 0n],
    ['-0.0e5', 0n],
    ['1', UNIT],
    ['-2.5e-1', -UNIT / 4n],
    ['1E+2', 100n * UNIT],
    ['0.0000000000000019', 1n],
    ['-0.0000000000000009', 0n],
    ['999999999999999.999999999999999', 10n ** 30n - 1n],
    ['0e999999999999', 0n],
    ['1e-999999999999', 0n],
  ])('reads %s', (text, value) => expect(parseValue(text)).toBe(value));

  it.each(['1e15', '-1e15', '1000000000000000', '0.1e16', '1e999999999999'])('refuses %s as too large', (text) =>
    expect(parseValue(text)).toBeUndefined(),
  );

  it.each(['', ' 1', '1 ', '+1', '.5', '1.', 'NaN', 'Infinity', '0x10', '1e', '1_000', '--1'])(
    'refuses %j as no number',
    (text) => expect(parseValue(text)).toBeUndefined(),
  );

  it('reads every finite double below 1e15 as the decimal that JSON writes', () => {
    const doubles = fc.double({
      noNaN: true,
      noDefaultInfinity: true,
      min: -1e15,
      max: 1e15,
      minExcluded: true,
      maxExcluded: true,
    });
    fc.assert(
      fc.property(doubles, (x) => {
        expect(Math.abs(Number(parseValue(JSON.stringify(x))) / 1e15 - x)).toBeLessThanOrEqual(
          1e-15 + Math.abs(x) * 2e-16,
        );
      }),
      { seed: 1 },
    );
  });
});

describe('stored decimals', () => {
  it.each<[bigint, string]>([
    [0n, '0'],
    [5n, '0.005'],
    [-5n, '-0.005'],
    [-1500n, '-1.5'],
    [120_000n, '120'],
  ])('are written without trailing zeros: %d thousandths are %s', (scaled, text) =>
    expect(formatDecimal(scaled, 3)).toBe(text),
  );

  it('are cut to their decimals, and refused if they are no numbers', () => {
    expect(parseDecimal('-1.5009', 3)).toBe(-1500n);
    for (const text of ['', ' 1', '1.', '.5', '-.5', '1.2.3', '1..2', '--1', '0x10', '-', '1e', '1:'])
      expect(parseDecimal(text, 3)).toBeUndefined();
  });

  it('come back as they were, of any size and scale', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 120n), max: 10n ** 120n }),
        fc.constantFrom(0, 15, 30),
        (scaled, decimals) => {
          expect(parseDecimal(formatDecimal(scaled, decimals), decimals)).toBe(scaled);
          expect(parseDecimal(`${scaled}e-${decimals}`, decimals)).toBe(scaled);
        },
      ),
      { seed: 2 },
    );
  });
});
