/**
 * The arithmetic of `npm run cost`; what it measures and prints is in docs/cost.md.
 */

import { readFileSync } from 'node:fs';
import { billedMilliseconds, costOf, costOfRun, othersFor, type Taken, total } from '../../bench/cost/model.ts';
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
    const { gateway, function: of, table, stream, logs } = costOf(call, nothing);
    expect(gateway * million).toBeCloseTo(3.5, 6);
    expect(of * million).toBeCloseTo(0.2 + 0.0133334, 6);
    expect(table * million).toBeCloseTo(0.125 + 2 * 0.625, 6);
    expect(stream).toBe(0);
    expect(logs * million).toBeCloseTo(0.5, 6);
  });

  it('has its part of a batch of the counting', () => {
    const batch = { ...nothing, write: 10 };
    const { stream } = costOf({ ...nothing, counted: 20 }, batch);
    expect(stream).toBeCloseTo((20 / 100) * costOfRun(batch), 12);
  });

  it('of a million of nothing is that of the gateway, an invocation and its log', () => {
    expect(total(costOf(nothing, nothing)) * million).toBeCloseTo(3.5 + 0.2 + 0.2, 6);
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
