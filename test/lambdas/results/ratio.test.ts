/**
 * Ratios of two values, and shares of events above a threshold: when they have results, and how they are worded.
 */
import { addRatioEvent, addSums, entityDelta, noEvents, noSums, type Sums } from '../../../domain/stats/sums.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { type Members, metric } from '../resources.ts';
import { minute, openTrial, sumsOf, type TrialUnderTest } from './experiment-with-totals.ts';

const dynamodb = useDynamoDB();
const shop = { project: 'shop', experiment: 'trial' };
const scaled = (value: number): bigint => BigInt(Math.round(value * 1e6)) * 10n ** 9n;

/** Entities with one event each, of these values and denominators. */
const ratios = (pairs: readonly (readonly [value: number, denominator: number])[]): Sums =>
  pairs
    .map(([value, denominator]) => addRatioEvent(noEvents, scaled(value), scaled(denominator)))
    .reduce((sums, entity) => addSums(sums, entityDelta(noEvents, entity)), noSums);

const pairs = (count: number, pairOf: (index: number) => readonly [number, number]) =>
  ratios(Array.from({ length: count }, (_, index) => pairOf(index)));

let trial: TrialUnderTest;
const open = async (options: Members, sums: Readonly<Record<string, Sums>>) => {
  const goal = { ...metric('price', options), desiredChange: 'INCREASE' };
  trial = await openTrial(dynamodb, { more: { metricGoals: [goal] } });
  await trial.count(minute, sums);
  trial.clock.now += 15 * minute;
  return trial.ok('GetExperimentHealth', shop);
};

const ratio = { denominatorKey: 'details.items' };
/** 1 to 3 items at a price of 10, more or less. */
const steady = (price: number) =>
  pairs(300, (index) => [(1 + (index % 3)) * (price + (index % 5) - 2), 1 + (index % 3)]);
/** As many items given back as bought. */
const unsteady = pairs(300, (index) => [10, index % 2 === 0 ? 5 : -5 + 1 / 300]);

describe('a ratio', () => {
  it('is the sum of values divided by that of denominators, with all of the statistics', async () => {
    const { metrics, sentence } = await open(ratio, { a: steady(10), b: steady(11) });
    expect(metrics[0].needed).toBeUndefined();
    const [a, b] = metrics[0].treatments;
    expect([a.perEvent.mean, b.perEvent.mean, b.perEvent.effect, b.verdict]).toEqual([10, 11, 1, 'Better']);
    expect(sentence.headline).toMatch(/^b is better: price is higher by /);
    const { resultsData } = await trial.answer();
    expect(resultsData[0].values.at(-1)).toBe(10);
    expect(resultsData[1].values.at(-1)).toBe(11);
  });

  it.each([
    ['vary too much', unsteady],
    ['come to 0', pairs(300, (index) => [10, index % 2 === 0 ? 5 : -5])],
    ['come to less than 0', pairs(300, () => [10, -1])],
  ])('has no result while its denominators %s', async (_, sums) => {
    const { metrics, sentence, state, decisions } = await open(ratio, { a: steady(10), b: sums });
    expect(metrics[0].needed).toEqual({
      minutes: 0,
      treatments: [{ treatmentName: 'b', events: 0, entities: 0, steadyDenominator: true }],
    });
    const [, b] = metrics[0].treatments;
    expect(b.perEvent).toEqual({});
    expect(b).not.toHaveProperty('verdict');
    expect([state, sentence.headline]).toEqual([
      'COLLECTING',
      'No verdict yet: the denominators of price vary too much for a ratio.',
    ]);
    expect(sentence.detail).toMatch(/^price: b lacks a sum of denominators that is clearly above 0\./);
    expect(decisions[0].decision).toBe('CONTINUE');
    expect(await trial.answer()).toMatchObject({ details: 'Not enough events to generate results' });
  });

  it('lacks events first, like any metric', async () => {
    const { metrics, sentence } = await open(ratio, { a: steady(10), b: pairs(60, () => [10, 1]) });
    expect(metrics[0].needed.treatments).toEqual([{ treatmentName: 'b', events: 40, entities: 0 }]);
    expect(sentence.headline).toMatch(/^No verdict yet: a has 300 of 100 events, b 60/);
  });
});

it('a share of events above a threshold is worded in percentage points', async () => {
  const share = (above: number) => sumsOf(Array.from({ length: 400 }, (_, index) => [index % 100 < above ? 1 : 0]));
  const { sentence } = await open({ above: 0.8, unitLabel: 's' }, { a: share(20), b: share(60) });
  expect(sentence.headline).toMatch(
    /^b is better: the share of price events above 0\.8 is higher by \d+\.?\d* to \d+\.?\d* percentage points\./,
  );
});
