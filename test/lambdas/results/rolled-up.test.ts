/**
 * Quarters of days that are rolled up answer as if nothing were: any reading, at any time, is the plain one.
 */
import { aggregateArms } from '../../../domain/results/metric-series.ts';
import type { ArmSums, PeriodSums } from '../../../domain/results/series.ts';
import { noSums } from '../../../domain/stats/sums.ts';
import { seeded } from '../../support/fault-injection.ts';
import { someOf } from '../../support/random-cases.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { metric } from '../resources.ts';
import { day, hour, minute, openTrial, randomSums } from './experiment-with-totals.ts';
import { referenceResults, rowsOf } from './reference-results.ts';

const dynamodb = useDynamoDB();

const treatments = ['a', 'b', 'c'];
const midnight = Date.UTC(2026, 0, 6);
const period = 5 * minute;

interface Delivery extends PeriodSums {
  readonly shard: string;
  /** When its records are counted: up to a day after they were written. */
  readonly arrives: number;
}

/** Events in bursts with days of nothing between them, by three shards, also late ones after the end. */
const deliveries = (random: () => number, start: number, end: number): Delivery[] =>
  Array.from({ length: 60 }, () => {
    const written =
      start + Math.floor((Math.floor(random() * 3) / 2) * (end - start - 2 * hour) + random() * 2.2 * hour);
    const time = Math.min(written, end + 14 * minute);
    return {
      period: Math.floor(time / period) * period,
      shard: `shard-${Math.floor(random() * 3)}`,
      arrives: time + (random() < 0.2 ? random() * 24 * hour : 1_000),
      sums: Object.fromEntries(treatments.map((name, index) => [name, randomSums(random, 50 + index, 5)])),
    };
  }).sort((one, other) => one.arrives - other.arrives);

describe.each(someOf([1, 3, 4, 2, 5, 6, 7, 8], 3))('given the random history %i', (seed) => {
  const random = seeded(seed);
  const start = midnight + Math.floor(random() * 48) * 30 * minute + (seed % 2) * 61_234;
  // The third ends at midnight, the fourth a few minutes before it, so that late events come on the next day.
  const ends =
    seed === 3
      ? midnight + 2 * day
      : seed === 4
        ? midnight + 2 * day - 3 * minute
        : start + Math.floor(random() * 4 * day) + 3 * hour;

  it('answers every reading as a plain count does', async () => {
    const trial = await openTrial(dynamodb, { treatments, now: start, ends: ends - start });
    const waiting = deliveries(random, start, ends);
    const counted: Delivery[] = [];
    let points = 0;
    for (let now = start + 30 * minute; now < ends + 4 * day; now += Math.floor(random() * 14 * hour)) {
      for (let one = waiting[0]; one && one.arrives <= now; one = waiting[0]) {
        waiting.shift();
        counted.push(one);
        await trial.count(one.period - start, one.sums, one);
      }
      trial.clock.now = now;
      const length = [300, 3_600, 6_900, 86_400][Math.floor(random() * 4)] as number;
      // Every point of the shortest period would be 600 recounts of all; the last few hours' are enough.
      const from = length === 300 ? Math.min(now, ends) - Math.floor(random() * 36 * hour) : start;
      const more = { treatmentNames: treatments, period: length, startTime: Math.max(start, from) / 1000 };
      const rows = rowsOf(await trial.answer(more), treatments);
      const plain = { control: 'a', treatments, start, now, end: ends, period: length };
      const wanted = referenceResults(counted, plain).filter(([time]) => (time as number) >= from);
      expect(rows).toEqual(wanted);
      points += rows.length;
    }
    expect(waiting).toEqual([]);
    expect(points).toBeGreaterThan(100);
  });
});

const perEntity = [
  { aggregation: 'VALUE_PER_ENTITY', windowHours: 5 },
  { aggregation: 'SHARE', windowHours: undefined },
  { aggregation: 'EVENTS_PER_ENTITY', windowHours: 26 },
] as const;

describe.each(someOf(perEntity, 1))('given a goal of $aggregation and a window of $windowHours hours', (definition) => {
  const { aggregation, windowHours = 0 } = definition;
  const random = seeded(windowHours + 1);
  const [start, window] = [midnight + 61_234, windowHours * hour];
  const ends = start + 3 * day;
  const entities = (count: number): ArmSums =>
    Object.fromEntries(treatments.map((name) => [name, { ...noSums, K: BigInt(count), N: BigInt(count) }]));

  it('answers every reading as a plain count of its sums and entities does', async () => {
    const more = { metricGoals: [metric('price', { ...definition, ...(windowHours ? {} : { windowHours: null }) })] };
    const trial = await openTrial(dynamodb, { treatments, now: start, ends: ends - start, more });
    const waiting = [
      ...deliveries(random, start + window, ends).map((one) => ({ ...one, series: 0 as const })),
      ...deliveries(random, start, ends).map((one, index) => ({
        ...one,
        sums: entities(index === 0 ? 0 : 20),
        series: 'uniques' as const,
      })),
    ].sort((one, other) => one.arrives - other.arrives);
    await trial.count(0, entities(300), { metric: 'uniques' });
    const counted: PeriodSums[] = [];
    const addCompared = (period: number, sums: ArmSums, assigned: ArmSums) =>
      counted.push({ period, sums: aggregateArms(sums, assigned, aggregation) });
    addCompared(Math.floor(start / period) * period + window, {}, entities(300));
    let points = 0;
    for (let now = start + 30 * minute; now < ends + 3 * day; now += Math.floor(random() * 14 * hour)) {
      for (let one = waiting[0]; one && one.arrives <= now; one = waiting[0]) {
        waiting.shift();
        await trial.count(one.period - start, one.sums, { ...one, metric: one.series });
        if (one.series === 'uniques') addCompared(one.period + window, {}, one.sums);
        else addCompared(one.period, one.sums, {});
      }
      trial.clock.now = now;
      const until = Math.min(now, ends);
      const over = counted.filter((one) => windowHours === 0 || one.period + period <= until);
      const rows = rowsOf(await trial.answer({ treatmentNames: treatments, period: 3_600 }), treatments);
      const plain = { control: 'a', treatments, start, now, end: ends, period: 3_600 };
      expect(rows).toEqual(referenceResults(over, plain));
      points += rows.length;
    }
    expect(waiting).toEqual([]);
    expect(points).toBeGreaterThan(100);
  });
});
