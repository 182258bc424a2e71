/**
 * The throttle of keys, with a clock of the test.
 */
import { keyThrottle } from '../../../lambdas/http/key-throttle.ts';

const clock = { now: 100 };
const taken = (take: () => void): boolean => {
  try {
    take();
    return true;
  } catch {
    return false;
  }
};

it('lets a key send so many requests a second, at once or one after another, and others theirs', () => {
  const take = keyThrottle(() => clock.now);
  const key = { id: 'one', requestsPerSecond: 3 };
  const times = (count: number) => Array.from({ length: count }, () => taken(() => take(key)));
  expect(times(5)).toEqual([true, true, true, false, false]);
  expect(taken(() => take({ id: 'other', requestsPerSecond: 1 }))).toBe(true);
  clock.now += 0.5;
  expect(times(2)).toEqual([true, false]);
  clock.now += 60;
  expect(times(4)).toEqual([true, true, true, false]);
});

it('says how many it may send', () => {
  const take = keyThrottle(() => clock.now);
  take({ id: 'one', requestsPerSecond: 1 });
  expect(() => take({ id: 'one', requestsPerSecond: 1 })).toThrow('The key may send 1 requests a second.');
});
