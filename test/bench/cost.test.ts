/**
 * The arithmetic of `npm run bench -- cost`; what it measures and prints is in docs/cost.md.
 */

import { readFileSync } from 'node:fs';
import { billedMilliseconds, costOf, othersFor, type Taken, total } from '../../bench/cost/model.ts';
import { bytesOf, costOfStorage, countingOf, shardsFor, storedGigabytes } from '../../bench/cost/month.ts';
import { watched } from '../../bench/cost/prices.ts';
import { reportedMetrics } from '../../domain/operational-metric.ts';

const nothing: Taken = { memory: 1_769, processor: 0, waits: 0, read: 0, write: 0, counted: 0, logBytes: 0 };
const million = 1e6;

describe('billed milliseconds', () => {
  it('are those of the share of a processor that the memory has, rounded up', () => {
    expect(billedMilliseconds({ ...nothing, processor: 10 })).toBe(10);
    expect(billedMilliseconds({ ...nothing, processor: 10, memory: 512 })).toBe(35);
  });

  it('are not less with more than a whole processor', () => {
    expect(billedMilliseconds({ ...nothing, processor: 10, memory: 3_538 })).toBe(10);
  });

  it('have the waiting for DynamoDB in them', () => {
    expect(billedMilliseconds({ ...nothing, processor: 1, waits: 2 })).toBe(9);
  });
});

describe('the cost of a call', () => {
  it('is that of its parts', () => {
    const call = { ...nothing, memory: 1_024, processor: 0.5, read: 1, write: 2, logBytes: 600 };
    const { gateway, function: of, table, stream, logs } = costOf(call, 0);
    expect(gateway * million).toBeCloseTo(3.5, 6);
    expect(of * million).toBeCloseTo(0.2 + 0.0133334, 6);
    expect(table * million).toBeCloseTo(0.125 + 2 * 0.625, 6);
    expect(stream).toBe(0);
    expect(logs * million).toBeCloseTo(0.5, 6);
  });

  it('has the counting of what it writes', () => {
    expect(costOf({ ...nothing, counted: 20 }, 0.5).stream).toBe(10);
  });

  it('of a million of nothing is that of the gateway, an invocation and its log', () => {
    expect(total(costOf(nothing, 0)) * million).toBeCloseTo(3.5 + 0.2 + 0.2, 6);
  });
});

describe('what others ask', () => {
  it('is nothing where they have a free tier', () => {
    expect(othersFor({ evaluations: 1, events: 1 })).toEqual({ evidently: 17.5, statsig: 0, posthog: 0 });
  });

  it('is what their price lists say beyond it', () => {
    expect(othersFor({ evaluations: 10, events: 5 })).toEqual({
      evidently: 15 * 5 + 5 * 7.5,
      statsig: 150 + 10 * 50,
      posthog: 100 + 8 * 45,
    });
  });
});

describe('what is watched', () => {
  it('is as many alarms as the stack has', () => {
    const template = readFileSync('test/lib/__snapshots__/stack.test.ts.snap', 'utf8');
    expect(template.match(/"AWS::CloudWatch::Alarm"/g)).toHaveLength(watched.alarms);
  });

  it('is as many metrics as the service writes', () => {
    const names = readFileSync('domain/operational-metric.ts', 'utf8').match(/(?<=[:|] )'[A-Z][A-Za-z]+'/g);
    expect(new Set(names).size + Object.keys(reportedMetrics).length).toBe(watched.metrics);
  });
});

describe('the batches of the counting', () => {
  const inMonth = (evaluations: number) => ({ evaluations, events: 0 });

  it('have what comes to a shard in three minutes, and the first record', () => {
    // 2.63 million in a month are one a second, and of four shards each has a quarter.
    const { size, apart } = countingOf(inMonth(2.6298), 4);
    expect(apart).toBeCloseTo(4_000, 6);
    expect(size).toBe(46);
  });

  it('are of one record where hardly anything happens, and full where much does', () => {
    expect(countingOf(inMonth(0.001), 4).size).toBe(1);
    expect(countingOf(inMonth(1_000), 4).size).toBe(1_000);
  });

  it('are beside the end of each window of a quarter of an hour, in each shard', () => {
    expect(countingOf(inMonth(1), 4).windows).toBeCloseTo(4 * 4 * 24 * 30.4375, 6);
  });
});

describe('what is kept', () => {
  const traces = { assignment: 300, measurement: 200, evaluationLog: 700, eventLog: 700 };

  it('is of 64 days, with the logs of 90', () => {
    const demand = { evaluations: 1, events: 1 };
    const stored = 0.5 * (64 / 30.4375);
    expect(storedGigabytes(demand, traces)).toBeCloseTo(stored, 9);
    expect(costOfStorage(demand, traces)).toBeCloseTo(stored * 0.45 + 1.4 * (90 / 30.4375) * 0.03, 9);
  });

  it('has a partition for every 10 GB, and four at least', () => {
    expect([shardsFor(0), shardsFor(40), shardsFor(41)]).toEqual([4, 4, 5]);
  });

  it('has the bytes of names and values, and 100 for each item', () => {
    expect(bytesOf({ PK: { S: 'abc' }, at: { N: '12345' }, digests1: { BS: ['12345678'] } })).toBe(
      100 + 2 + 3 + 2 + 4 + 8 + 11,
    );
  });
});
