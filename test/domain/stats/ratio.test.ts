import { ratio } from '../../../domain/stats/ratio.ts';

describe('ratio', () => {
  it('rounds up what is above a tie by the smallest bit', () => {
    const tie = (2n ** 53n + 1n) * 2n ** 200n;
    expect(ratio(tie, 2n ** 200n)).toBe(2 ** 53);
    expect(ratio(tie + 1n, 2n ** 200n)).toBe(2 ** 53 + 2);
    expect(ratio(-tie - 1n, 2n ** 200n)).toBe(-(2 ** 53) - 2);
  });

  it('takes what no double holds', () => {
    expect(ratio(10n ** 400n, 3n * 10n ** 400n)).toBe(1 / 3);
    expect(ratio(1n, 10n ** 300n)).toBe(1e-300);
    expect(ratio(10n ** 300n, 1n)).toBe(1e300);
    expect(ratio(10n ** 400n, 1n)).toBe(Infinity);
    expect(ratio(1n, 10n ** 400n)).toBe(0);
  });

  it('of nothing to nothing is no number', () => {
    expect(ratio(0n, 0n)).toBeNaN();
    expect(ratio(-1n, 0n)).toBe(-Infinity);
    expect(ratio(0n, 5n)).toBe(0);
  });
});
