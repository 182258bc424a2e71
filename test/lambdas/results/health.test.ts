/**
 * GetExperimentHealth and GetLaunchMetrics, beside the functions of domain/stats and an example worked out by hand.
 */

import { dropCauses } from '../../../domain/event/drop.ts';
import type { RunningTrial, TrialDrop } from '../../../domain/event/measurement.ts';
import { compareArms } from '../../../domain/stats/comparison.ts';
import { eligibleComparison } from '../../../domain/stats/eligibility.ts';
import { holm } from '../../../domain/stats/holm.ts';
import { anytimeInterval, anytimePValue, defaultDesign, logEvidence } from '../../../domain/stats/normal-mixture.ts';
import { perEntity } from '../../../domain/stats/per-entity.ts';
import { relativeEffect } from '../../../domain/stats/relative-effect.ts';
import { logSampleRatioEvidence } from '../../../domain/stats/sample-ratio-mismatch.ts';
import { noSums, type Sums } from '../../../domain/stats/sums.ts';
import { openTestService, startTime } from '../../support/in-process.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { arms, given, metric } from '../resources.ts';
import { around, day, hour, minute, openTrial, sumsOf, type TrialUnderTest } from './experiment-with-totals.ts';

const dynamodb = useDynamoDB();

const nothingDropped = Object.fromEntries(dropCauses.map((cause) => [cause, 0]));
const assigned = (count: number): Sums => ({ ...noSums, K: BigInt(count) });
const healthOf = (trial: TrialUnderTest) => trial.ok('GetExperimentHealth', { project: 'shop', experiment: 'trial' });

type Rows = readonly { smallestEffect?: number }[];

describe('given three treatments and two metrics', () => {
  const price = { a: around(10, 300), b: around(10.6, 300), c: around(10.25, 150) };
  const clicks = { a: around(5, 200), b: around(4.5, 200), c: around(5, 200) };
  let trial: TrialUnderTest;
  // biome-ignore lint/suspicious/noExplicitAny: an answer of the wire
  let health: any;
  beforeAll(async () => {
    trial = await openTrial(dynamodb, {
      treatments: ['a', 'b', 'c', 'nobody'],
      more: {
        metricGoals: [metric('price'), { ...metric('clicks'), desiredChange: 'DECREASE' }],
        onlineAbConfig: { treatmentWeights: { a: 40_000, b: 40_000, c: 20_000 } },
        samplingRate: 50_000,
      },
    });
    await trial.count(0, price);
    await trial.count(0, clicks, { metric: 1, shard: 'other' });
    await trial.count(0, { a: assigned(900), b: assigned(900), c: assigned(450) }, { metric: 'uniques' });
    await trial.count(6 * minute, { a: assigned(100), b: assigned(100), c: assigned(50) }, { metric: 'uniques' });
    const runningTrial = { id: trial.id } as RunningTrial;
    const drops: TrialDrop[] = [
      ...Array.from({ length: 3 }, () => ({ trial: runningTrial, metricIndex: 0, cause: 'noAssignment' as const })),
      { trial: runningTrial, metricIndex: 1, cause: 'outsideRun' },
      { trial: runningTrial, metricIndex: 1, cause: 'countedElsewhere' },
      { trial: { ...runningTrial, id: 'another' }, metricIndex: 1, cause: 'outsideAssignment' },
    ];
    trial.service.store.drops.add({ project: 'shop', drops });
    trial.clock.now = startTime + 21 * minute;
    health = await healthOf(trial);
  });

  const rowOf = (metric: number, name: string) =>
    health.metrics[metric].treatments.find((one: { treatmentName: string }) => one.treatmentName === name);

  it('tells the unique entities and the share of the weights', () => {
    expect(health.treatments).toEqual([
      { treatmentName: 'a', entities: 1000, expectedShare: 0.4 },
      { treatmentName: 'b', entities: 1000, expectedShare: 0.4 },
      { treatmentName: 'c', entities: 500, expectedShare: 0.2 },
      { treatmentName: 'nobody', entities: 0, expectedShare: 0 },
    ]);
    expect(health).toMatchObject({ sampleRatioPValue: 1, sampleRatioMismatch: false });
  });

  it('tells the events and those dropped, by metric and cause', () => {
    expect([rowOf(0, 'a').events, rowOf(0, 'c').entities, rowOf(1, 'c').events]).toEqual([300, 150, 200]);
    expect(health.metrics.map(({ dropped }: { dropped: object }) => dropped)).toEqual([
      { ...nothingDropped, noAssignment: 3 },
      { ...nothingDropped, outsideRun: 1 },
    ]);
    const elsewhere = health.metrics.map(({ countedElsewhere }: { countedElsewhere: number }) => countedElsewhere);
    expect(elsewhere).toEqual([0, 1]);
  });

  it('judges by the direction that is wanted', () => {
    const verdicts = health.metrics.map(({ treatments }: { treatments: { verdict?: string }[] }) =>
      treatments.map(({ verdict }) => verdict),
    );
    expect(verdicts).toEqual([
      [undefined, 'Better', 'Inconclusive', undefined],
      [undefined, 'Better', 'Inconclusive', undefined],
    ]);
  });

  it("shows Holm's p-values over all metrics and treatments beside the plain ones", () => {
    const compared = [0, 1].flatMap((metric) => ['b', 'c'].map((name) => rowOf(metric, name)));
    const pValueOf = (control: Sums, treatment: Sums) => {
      const comparison = eligibleComparison(control, treatment);
      return comparison ? anytimePValue(logEvidence(comparison, defaultDesign)) : 1;
    };
    const pValues = [
      pValueOf(price.a, price.b),
      pValueOf(price.a, price.c),
      pValueOf(clicks.a, clicks.b),
      pValueOf(clicks.a, clicks.c),
    ];
    expect(compared.map(({ pValue }) => pValue)).toEqual(pValues);
    expect(compared.map(({ adjustedPValue }) => adjustedPValue)).toEqual(holm(pValues));
    expect(rowOf(0, 'a')).not.toHaveProperty('pValue');
    expect(rowOf(0, 'a')).not.toHaveProperty('adjustedPValue');
  });

  it('judges no treatment that entities never come to, and does not wait for it', () => {
    expect(health.metrics[0]).not.toHaveProperty('needed');
    expect(rowOf(0, 'nobody')).toMatchObject({ events: 0 });
    expect(Object.keys(rowOf(0, 'nobody'))).not.toEqual(expect.arrayContaining(['pValue']));
    expect(JSON.stringify(health.sentence)).not.toContain('nobody');
  });

  it.each([
    ['share', 'share'],
    ['eventsPerEntity', 'events'],
    ['valuePerEntity', 'value'],
  ] as const)('tells %s, all assigned entities counting, with its interval', (member, of) => {
    const [control, treatment] = [perEntity(price.a, 1000n)[of], perEntity(price.b, 1000n)[of]];
    const comparison = compareArms(control, treatment);
    const { lower, upper } = anytimeInterval(comparison, defaultDesign);
    expect(rowOf(0, 'b')[member]).toEqual({
      mean: comparison.treatment.mean,
      effect: comparison.difference,
      lowerBound: lower,
      upperBound: upper,
      relative: relativeEffect({ control, treatment }, defaultDesign),
    });
    expect(rowOf(0, 'a')[member]).toEqual({ mean: comparison.control.mean });
  });

  it('tells the mean over events as the results do', async () => {
    const { resultsData } = await trial.answer({ treatmentNames: ['b'] });
    const [mean, effect, upper, lower] = resultsData.map(({ values }: { values: number[] }) => values.at(-1));
    const relative = relativeEffect({ control: price.a, treatment: price.b }, defaultDesign);
    expect(rowOf(0, 'b').perEvent).toEqual({ mean, effect, lowerBound: lower, upperBound: upper, relative });
  });

  it('tells when the next look is due', () => {
    expect(health.nextLook).toBe((startTime + 25 * minute) / 1000);
  });

  it('says the same of what was counted when it is rolled up', async () => {
    trial.clock.now = startTime + 3 * day;
    const later = await healthOf(trial);
    const now = { nextLook: later.nextLook, asOf: later.asOf, progress: later.progress };
    const smallest = (rows: Rows) => rows.map(({ smallestEffect, ...row }) => row);
    const withoutTheEnd = (metrics: readonly { treatments: Rows }[]) =>
      metrics.map((one) => ({ ...one, treatments: smallest(one.treatments) }));
    expect({ ...later, metrics: withoutTheEnd(later.metrics) }).toEqual({
      ...health,
      ...now,
      metrics: withoutTheEnd(health.metrics),
    });
    expect(await healthOf(trial)).toEqual(later);
  });
});

it('tells shares of entities as they are counted by hand', async () => {
  // 400 entities each: 100 of the control and 140 of the treatment have one event.
  const trial = await openTrial(dynamodb);
  await trial.count(0, { a: around(10, 100), b: around(10, 140) });
  await trial.count(0, { a: assigned(400), b: assigned(400) }, { metric: 'uniques' });
  trial.clock.now = startTime + hour;
  const [control, treatment] = (await healthOf(trial)).metrics[0].treatments;
  expect(control.share.mean).toBe(0.25);
  expect(treatment.share.effect).toBeCloseTo(0.1, 12);
  // Shares p and q vary by p(1-p)/399 and q(1-q)/399 together, pooled r = 0.3: r(1-r) * 800/799 * (1/400 + 1/400).
  const variance = Math.max((0.25 * 0.75 + 0.35 * 0.65) / 399, (0.3 * 0.7 * 800) / 799 / 200);
  // w = 800 * (5.99146 + ln 6.99146) / 10,000 = 0.63489; the multiplier is sqrt((1 + 1/w) * (ln(1 + w) + 5.99146)).
  const w = 0.08 * (5.991464547107982 + Math.log(6.991464547107982));
  expect(w).toBeCloseTo(0.63489, 5);
  const halfWidth = Math.sqrt(variance * (1 + 1 / w) * (Math.log(1 + w) + 5.991464547107982));
  expect(halfWidth).toBeCloseTo(0.13248, 5);
  expect(treatment.share.upperBound - treatment.share.effect).toBeCloseTo(halfWidth, 12);
});

it('finds a mismatch of the sample ratio, and does not forget it', async () => {
  const trial = await openTrial(dynamodb);
  await trial.count(0, { a: assigned(2000), b: assigned(2600) }, { metric: 'uniques' });
  await trial.count(day, { a: assigned(2600), b: assigned(2000) }, { metric: 'uniques' });
  const pValue = anytimePValue(logSampleRatioEvidence([2000, 2600], [0.5, 0.5]));
  expect(pValue).toBeLessThan(0.01);
  for (const now of [hour, 2 * day, 4 * day]) {
    trial.clock.now = startTime + now;
    expect(await healthOf(trial)).toMatchObject({ sampleRatioPValue: pValue, sampleRatioMismatch: true });
  }
});

it('tells what is missing before there are results, by treatment, until nothing is', async () => {
  const trial = await openTrial(dynamodb);
  const needed = async (now: number) => {
    trial.clock.now = startTime + now;
    const [{ needed: found }] = (await healthOf(trial)).metrics;
    expect((await trial.answer()).details === undefined).toBe(found === undefined);
    return found;
  };
  const nothing = { events: 100, entities: 20 };
  expect(await needed(minute)).toEqual({
    minutes: 9,
    treatments: ['a', 'b'].map((treatmentName) => ({ treatmentName, ...nothing })),
  });
  await trial.count(0, { a: around(10), b: sumsOf([Array.from({ length: 90 }, () => 1), [1, 2]]) });
  expect(await needed(10 * minute - 1)).toEqual({
    minutes: 1,
    treatments: [{ treatmentName: 'b', events: 8, entities: 18 }],
  });
  await trial.count(5 * minute, { b: around(10) });
  expect(await needed(10 * minute - 1)).toEqual({ minutes: 1, treatments: [] });
  expect(await needed(10 * minute)).toBeUndefined();
});

it('counts a treatment that results are asked of twice once', async () => {
  const trial = await openTrial(dynamodb);
  await trial.count(0, { a: around(10), b: around(11) });
  trial.clock.now = startTime + hour;
  const ask = (treatmentNames: string[]) => trial.answer({ treatmentNames, reportNames: ['BayesianInference'] });
  expect(await ask(['b', 'a', 'b'])).toEqual(await ask(['b', 'a']));
});

it('reports drift, and no verdict, when looks contradict each other', async () => {
  const trial = await openTrial(dynamodb);
  await trial.count(0, { a: around(10, 3000), b: around(11, 3000) });
  await trial.count(hour, { a: around(11, 9000), b: around(9, 9000) });
  trial.clock.now = startTime + 30 * minute;
  const rowAt = async () => (await healthOf(trial)).metrics[0].treatments[1];
  expect(await rowAt()).toMatchObject({ drift: false, verdict: 'Better' });
  trial.clock.now = startTime + 2 * hour;
  expect(await rowAt()).toMatchObject({ drift: true, verdict: 'Inconclusive' });
});

it('has zeros for an experiment that has not started', async () => {
  const trial = await openTrial(dynamodb);
  const make = given(trial);
  await make.experiment('draft');
  const health = await trial.ok('GetExperimentHealth', { project: 'shop', experiment: 'draft' });
  expect(health.treatments.map(({ entities }: { entities: number }) => entities)).toEqual([0, 0]);
  expect(health).not.toHaveProperty('nextLook');
  expect(health.metrics[0].needed.minutes).toBe(10);
  expect((await trial.call('GetExperimentHealth', { project: 'shop', experiment: 'x' })).error).toBe(
    'ResourceNotFoundException',
  );
});

it('tells the numbers of a launch by group over all its steps, without verdicts', async () => {
  const service = await openTestService(dynamodb);
  const make = given(service);
  await make.project();
  await make.feature();
  await make.launch('ramp', { groups: arms({ a: 'off', b: 'on' }), metricMonitors: [metric('price')] });
  await make.startLaunch('ramp');
  const { store } = service.service;
  const trialId = (await store.launches.get('shop', 'ramp'))?.entity.id ?? '';
  const of = { trialId, period: startTime, shard: 's' };
  const sums = { a: sumsOf([[1, 2], [6]]), b: sumsOf([[4]]) };
  await store.totals.add({ ...of, metric: 0 }, [{ sequence: '1', deltas: sums }]);
  await store.totals.add(of, [{ sequence: '1', deltas: { a: assigned(4), b: assigned(5) } }]);
  for (const now of [minute, 3 * day, 3 * day]) {
    service.clock.now = startTime + now;
    const { groups, metrics } = await service.ok('GetLaunchMetrics', { project: 'shop', launch: 'ramp' });
    expect({ groups, metrics }).toEqual({
      groups: [
        { groupName: 'a', entities: 4 },
        { groupName: 'b', entities: 5 },
      ],
      metrics: [
        {
          metricName: 'price',
          dropped: nothingDropped,
          countedElsewhere: 0,
          groups: [
            {
              groupName: 'a',
              events: 3,
              entities: 2,
              perEvent: { mean: 3 },
              share: { mean: 0.5 },
              eventsPerEntity: { mean: 0.75 },
              valuePerEntity: { mean: 2.25 },
            },
            {
              groupName: 'b',
              events: 1,
              entities: 1,
              perEvent: { mean: 4 },
              share: { mean: 0.2 },
              eventsPerEntity: { mean: 0.2 },
              valuePerEntity: { mean: 0.8 },
            },
          ],
        },
      ],
    });
  }
});
