/**
 * The simulation of `npm run bench -- capacity`: one shard and the function that follows it.
 */
import { follow, quantile } from '../../bench/capacity/simulate.ts';

const mapping = { batchSize: 10, window: 5_000, poll: 0 };
const took = () => 100;
const every = (interval: number, count: number) => Float64Array.from({ length: count }, (_, index) => index * interval);

describe('a shard', () => {
  it('with one record waits the whole window for more', () => {
    expect(follow(every(1, 1), mapping, took)).toMatchObject({ batches: 1, lags: Float64Array.of(5_100) });
  });

  it('does not wait when a batch is full', () => {
    // Ten records in nine seconds would be full too late: the window ends, with those of 0 to 5 seconds in it.
    expect(follow(every(1_000, 10), mapping, took).batches).toBe(2);
    const { batches, lags } = follow(every(10, 10), mapping, took);
    expect(batches).toBe(1);
    expect(lags[9]).toBe(190);
    expect(lags[0]).toBe(100);
  });

  it('counts every record once, in order, however busy', () => {
    const { lags, batches, busy } = follow(every(1, 1_000), mapping, took);
    expect(batches).toBe(100);
    expect(lags).toHaveLength(1_000);
    // 100 batches of 100 ms: the last record, of second 1, is counted at second 10.
    expect(Math.max(...lags)).toBeCloseTo(9_010, -2);
    expect(busy).toBeGreaterThan(0.99);
  });

  it('takes what waited for a batch at once', () => {
    const together = Float64Array.from({ length: 25 }, () => 0);
    const { batches, lags } = follow(together, { ...mapping, window: 0 }, took);
    expect(batches).toBe(3);
    expect([...lags]).toEqual([...Array(10).fill(100), ...Array(10).fill(200), ...Array(5).fill(300)]);
  });

  it('sees a record half a poll later, in the mean', () => {
    expect(follow(every(1, 10), { ...mapping, poll: 250 }, took).lags[0]).toBe(225);
  });
});

describe('a quantile', () => {
  it('is a value of the sample', () => {
    const sorted = Float64Array.from({ length: 100 }, (_, index) => index);
    expect([quantile(sorted, 0.5), quantile(sorted, 0.99), quantile(sorted, 1)]).toEqual([50, 99, 99]);
  });

  it('of nothing is nothing', () => {
    expect(quantile(new Float64Array(), 0.5)).toBe(0);
  });
});
