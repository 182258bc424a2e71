import middy from '@middy/core';

it('runs', () => {
  expect(typeof middy).toBe('function');
});
