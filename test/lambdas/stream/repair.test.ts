/**
 * What could not be counted when it came is counted later: once, and read, also when the day that it belongs to is final.
 */
import type { DynamoDBRecord } from 'aws-lambda';
import { countFailed, countParked } from '../../../lambdas/stream/repair.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { metric } from '../resources.ts';
import { openTrial, type TrialUnderTest } from '../results/experiment-with-totals.ts';

const dynamodb = useDynamoDB();

const minute = 60_000;
const day = 86_400_000;

/** The record of an entity's first event, of value 1 for treatment a. */
const record = (trial: TrialUnderTest, nth: number, at: number): DynamoDBRecord => ({
  eventID: `event-${nth}`,
  eventName: 'INSERT',
  dynamodb: {
    Keys: { PK: { S: `E#shop=visitor-${nth}` }, SK: { S: `M#${trial.id}#0` } },
    NewImage: { at: { N: String(at) }, 's:a': { N: '1' }, 'c:a': { N: '1' } },
    SequenceNumber: String(nth),
  },
});

const eventsOf = async (trial: TrialUnderTest): Promise<number> => {
  const { metrics } = await trial.ok('GetExperimentHealth', { project: 'shop', experiment: 'trial' });
  return metrics[0].treatments[0].events;
};

describe.each([
  ['that runs', 30],
  ['that ended within the hour', 3],
  ['that ended days ago', 1],
])('given an experiment %s, whose first day is final', (_, days) => {
  let trial: TrialUnderTest;
  let records: DynamoDBRecord[];

  beforeEach(async () => {
    trial = await openTrial(dynamodb, { ends: days * day });
    const { clock, service } = trial;
    const at = clock.now + minute;
    records = Array.from({ length: 10 }, (__, nth) => record(trial, nth, at));
    await trial.count(minute, {});
    clock.now += 3 * day + 30 * minute;
    expect(await eventsOf(trial)).toBe(0);
    for (const one of records) await service.store.parked.put(one.eventID as string, JSON.stringify(one));
  });

  const repairing = () => {
    const { store, report } = trial.service;
    return { store, report, now: trial.clock.now };
  };

  it('counts parked records, each once, and they stay counted', async () => {
    const { parked } = trial.service.store;
    const before = await parked.list(100);
    for (const one of before) await countParked(repairing(), one);
    expect(await parked.list(100)).toEqual([]);
    expect(await eventsOf(trial)).toBe(10);
    for (const later of [minute, day, 3 * day]) {
      trial.clock.now += later;
      for (const one of before) await countParked(repairing(), one);
      expect(await eventsOf(trial)).toBe(10);
    }
  });

  it('counts a batch that was given up once, whatever time passes between the attempts', async () => {
    for (const later of [0, 10 * minute, 3 * day]) {
      trial.clock.now += later;
      await countFailed(repairing(), records);
      expect(await eventsOf(trial)).toBe(10);
    }
  });

  it('counts once what is in more batches than one, and parked too', async () => {
    const [first] = await trial.service.store.parked.list(1);
    if (!first) throw new Error('nothing is parked');
    await countParked(repairing(), first);
    await countFailed(repairing(), records.slice(0, 5));
    await Promise.all([countFailed(repairing(), records), countFailed(repairing(), records)]);
    expect(await eventsOf(trial)).toBe(10);
  });

  it('counts a batch of any size', async () => {
    const many = Array.from({ length: 250 }, (__, nth) => record(trial, nth, trial.clock.now));
    await countFailed(repairing(), many);
    expect(await eventsOf(trial)).toBe(250);
  });
});

describe('a parked record that still cannot be understood', () => {
  it('stays parked', async () => {
    const trial = await openTrial(dynamodb);
    const { store, report } = trial.service;
    const { dynamodb: change, ...rest } = record(trial, 1, trial.clock.now);
    await store.parked.put('garbled', JSON.stringify({ ...rest, dynamodb: { ...change, NewImage: {} } }));
    const [parked] = await store.parked.list(1);
    if (!parked) throw new Error('nothing is parked');
    await expect(countParked({ store, report, now: trial.clock.now }, parked)).rejects.toThrow('at is no number');
    expect(await store.parked.list(1)).toEqual([parked]);
  });
});

describe('given a metric with a window of a day', () => {
  const windowed = (trial: TrialUnderTest, nth: number, windowEnd: number): DynamoDBRecord => {
    const { dynamodb: change, ...rest } = record(trial, nth, windowEnd - day);
    const NewImage = { ...change?.NewImage, windowEnd: { N: String(windowEnd) } };
    return { ...rest, dynamodb: { ...change, NewImage } };
  };

  it('counts at once what is late, and what is not in the period in which its window ends', async () => {
    const trial = await openTrial(dynamodb, {
      ends: 30 * day,
      more: { metricGoals: [metric('price', { windowHours: 24 })] },
    });
    const { clock, service } = trial;
    const start = clock.now;
    const repairAt = async (time: number) => {
      clock.now = start + time;
      const repairing = { store: service.store, report: service.report, now: clock.now };
      await countFailed(repairing, [windowed(trial, 1, start + day), windowed(trial, 2, start + 4 * day)]);
    };
    await repairAt(3 * day + 30 * minute);
    clock.now += 5 * minute;
    expect(await eventsOf(trial)).toBe(1);
    await repairAt(4 * day);
    expect(await eventsOf(trial)).toBe(1);
    clock.now += 5 * minute;
    expect(await eventsOf(trial)).toBe(2);
    await repairAt(9 * day);
    expect(await eventsOf(trial)).toBe(2);
  });
});
