import { overrideSize } from '../../domain/quotas.ts';

it('overrides have the size of their UTF-8, and 6 bytes each', () => {
  expect(overrideSize({})).toBe(0);
  expect(overrideSize({ ada: 'on' })).toBe(3 + 2 + 6);
  expect(overrideSize({ ada: 'on', 'é😀': 'off' })).toBe(11 + 2 + 4 + 3 + 6);
});
