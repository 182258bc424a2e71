import { sizesOfProvider } from '../../../bench/provider/sizes.ts';

describe('the provider in a bundle, minified', () => {
  const { first, all } = sizesOfProvider();

  it('is not large', () => {
    expect(all).toBeLessThanOrEqual(47_700);
  });

  it('is one file: another takes three milliseconds when it is needed, which is at the start of whoever signs', () => {
    expect(first).toBe(all);
  });
});
