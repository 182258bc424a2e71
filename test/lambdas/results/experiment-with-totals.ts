/**
 * An experiment whose totals are put in place by hand, at any time and by any shard of the stream.
 */

import { LOOK_LENGTH } from '../../../domain/results/points.ts';
import type { ArmSums } from '../../../domain/results/series.ts';
import {
  addEvent,
  addSums,
  type EntitySums,
  entityDelta,
  noEvents,
  noSums,
  type Sums,
} from '../../../domain/stats/sums.ts';

import type { TestDynamoDB } from '../../support/dynamodb.ts';
import { openTestService, startTime, type TestService } from '../../support/in-process.ts';
import { arms, given, type Members } from '../resources.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Where a total is, if not with the first metric, in the first shard. */
interface Place {
  readonly metric?: number | 'uniques';
  readonly shard?: string;
}

export interface TrialUnderTest extends TestService {
  readonly id: string;
  /** Counts sums in the period of a moment, in milliseconds since the start. */
  readonly count: (at: number, sums: ArmSums, place?: Place) => Promise<void>;
  readonly ask: (more?: Members) => ReturnType<TestService['call']>;
  /** The answer of a call that must succeed, with its times in milliseconds since the start. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of all shapes
  readonly answer: (more?: Members) => Promise<any>;
}

export interface TrialOptions {
  readonly treatments?: readonly string[];
  readonly more?: Members;
  /** In milliseconds since the start; it ends by itself. */
  readonly ends?: number;
  /** The start, if not at noon. */
  readonly now?: number;
}

export const openTrial = async (dynamodb: TestDynamoDB, options: TrialOptions = {}): Promise<TrialUnderTest> => {
  const { treatments = ['a', 'b'], more = {}, ends = 7 * day, now = startTime } = options;
  const service = await openTestService(dynamodb, { now });
  const make = given(service);
  await make.project();
  await make.feature();
  await make.experiment('trial', {
    treatments: arms(Object.fromEntries(treatments.map((name, index) => [name, index % 2 === 0 ? 'off' : 'on']))),
    ...more,
  });
  await make.startExperiment('trial', (now + ends) / 1000);
  const { store } = service.service;
  const id = (await store.experiments.get('shop', 'trial'))?.entity.id ?? '';
  let sequence = 0;
  const ask: TrialUnderTest['ask'] = (input = {}) =>
    service.call('GetExperimentResults', {
      project: 'shop',
      experiment: 'trial',
      metricNames: ['price'],
      treatmentNames: treatments.slice(0, 5),
      ...input,
    });
  return {
    ...service,
    id,
    count: async (at, deltas, { metric = 0, shard = 'shard' } = {}) => {
      sequence += 1;
      const period = Math.floor((now + at) / LOOK_LENGTH) * LOOK_LENGTH;
      const of = { trialId: id, period, shard, ...(metric === 'uniques' ? {} : { metric }) };
      await store.totals.add(of, [{ sequence: String(sequence).padStart(40, '0'), deltas }]);
    },
    ask,
    answer: async (input) => {
      const { status, body } = await ask(input);
      if (status !== 200) throw new Error(JSON.stringify(body));
      const { timestamps } = body;
      return { ...body, times: timestamps?.map((time: number) => Math.round(time * 1000) - now) };
    },
  };
};

const scaled = (value: number): bigint => BigInt(Math.round(value * 1e6)) * 10n ** 9n;

/** The sums of entities, each given by the values of its events. */
export const sumsOf = (entities: readonly (readonly number[])[]): Sums =>
  entities
    .map((values) => values.reduce((entity: EntitySums, value) => addEvent(entity, scaled(value)), noEvents))
    .reduce((sums, entity) => addSums(sums, entityDelta(noEvents, entity)), noSums);

/** `count` entities with one event each, whose values are `mean` - 1, `mean` and `mean` + 1 in turn. */
export const around = (mean: number, count = 100): Sums =>
  sumsOf(Array.from({ length: count }, (_, index) => [mean + (index % 3) - 1]));

/** New entities that come to a sum which nothing tells apart from any other: `count` values of two decimals. */
export const randomSums = (random: () => number, mean: number, count: number): Sums =>
  sumsOf(
    Array.from({ length: count }, () =>
      Array.from({ length: 1 + Math.floor(random() * 2) }, () => Math.round(100 * mean * 2 * random()) / 100),
    ),
  );
