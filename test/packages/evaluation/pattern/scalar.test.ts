import { comparable, NumberText, numberText, scalarFrom } from '../../../../packages/evaluation/pattern/scalar.ts';

describe('a number', () => {
  it.each(['0', '1', '-5', '300', '0.5', '1e-7', '1e+21', '5000000001'])(
    '%s is one that JavaScript writes so',
    (text) => {
      expect(scalarFrom(text)).toBe(Number(text));
      expect(numberText(scalarFrom(text))).toBe(text);
    },
  );

  it.each(['-0', '300.0', '3e2', '1E5', '0.10', '1e21', '12345678901234567890', '1e400'])(
    '%s keeps its text',
    (text) => {
      expect(scalarFrom(text)).toEqual(new NumberText(text));
      expect(numberText(scalarFrom(text))).toBe(text);
    },
  );

  it('has no text when it is something else', () => {
    expect(['1', true, null, undefined].map(numberText)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('compares by value, to six decimals, between -5e9 and 5e9', () => {
    expect([-5e9, 300, new NumberText('3.0e2'), 0.000001, 5e9].map(comparable)).toEqual([
      0, 5_000_000_300e6, 5_000_000_300e6, 5_000_000_000_000_001, 1e16,
    ]);
    expect([5_000_000_001, new NumberText('1e400'), '1', true, null, undefined].map(comparable)).toEqual([
      -1, -1, -1, -1, -1, -1,
    ]);
  });
});
