import { sizesOfProvider } from '../../../bench/provider/sizes.ts';

describe('the provider in a bundle, minified', () => {
  const { first, all } = sizesOfProvider();

  it('is small: a cold start reads what it needs for its first answer', () => {
    expect(first).toBeLessThanOrEqual(46_400);
  });

  it('is not large in all', () => {
    expect(all).toBeLessThanOrEqual(47_400);
  });
});
