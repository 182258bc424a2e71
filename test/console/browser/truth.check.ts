/**
 * What the page of an experiment shows is what the API answers, number by number and word by word, read from the
 * accessibility tree.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { createExperiment, play, startExperiment } from './support/experiment.ts';
import { makeShop, SHOP } from './support/shop.ts';
import { useWorld } from './support/world.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
const nameOf = (seed: number): string => `trial-${seed}`;

interface Estimate {
  readonly mean?: number;
  readonly effect?: number;
  readonly lowerBound?: number;
  readonly upperBound?: number;
  readonly relative?: { readonly effect: number; readonly lower: number; readonly upper: number };
}
interface Treatment {
  readonly treatmentName: string;
  readonly events: number;
  readonly entities: number;
  readonly perEvent: Estimate;
  readonly share: Estimate;
  readonly eventsPerEntity: Estimate;
  readonly valuePerEntity: Estimate;
  readonly verdictText?: string;
  readonly pValue?: number;
  readonly adjustedPValue?: number;
  readonly finalPValue?: number;
}
interface Health {
  readonly sentence: { readonly headline: string; readonly detail: string };
  readonly treatments: readonly {
    readonly treatmentName: string;
    readonly entities: number;
    readonly expectedShare: number;
  }[];
  readonly metrics: readonly { readonly metricName: string; readonly treatments: readonly Treatment[] }[];
  readonly decisions: readonly { readonly reason: string }[];
}

const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const short = (value: number): string => digits.format(value).replace('-', '−');
const signed = (value: number): string => `${value > 0 ? '+' : ''}${short(value)}`;
const percents = (share: number): string =>
  `${new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(share * 100)} %`;
const signedPercents = (share: number): string => `${signed(share * 100)} %`;
const pText = (value: number): string => (value < 0.0001 ? '< 0.0001' : digits.format(value));
const count = (value: number): string => new Intl.NumberFormat('en').format(value);

const estimated = (
  { mean, effect, lowerBound, upperBound, relative }: Estimate,
  plain = short,
  difference = signed,
): string =>
  [
    mean === undefined ? '–' : plain(mean),
    ...(effect === undefined
      ? []
      : [`${difference(effect)} (${difference(lowerBound ?? 0)} … ${difference(upperBound ?? 0)})`]),
    ...(relative
      ? [`${signedPercents(relative.effect)} (${signedPercents(relative.lower)} … ${signedPercents(relative.upper)})`]
      : []),
  ].join(' ');

const pTexts = ({ adjustedPValue = Number.NaN, finalPValue }: Treatment, pValue: number): string =>
  [
    `${pText(pValue)} adjusted ${pText(adjustedPValue)}`,
    ...(finalPValue === undefined ? [] : [`at the planned end ${pText(finalPValue)}`]),
  ].join(' ');

const rowOf = (treatment: Treatment, control: boolean): string[] => [
  control ? `${treatment.treatmentName} (control)` : treatment.treatmentName,
  treatment.verdictText ?? '',
  count(treatment.events),
  count(treatment.entities),
  estimated(treatment.perEvent),
  estimated(treatment.share, percents, signedPercents),
  estimated(treatment.eventsPerEntity),
  estimated(treatment.valuePerEntity),
  treatment.pValue === undefined ? '' : pTexts(treatment, treatment.pValue),
];

/** The cells of a table, row by row without its head, as the accessibility tree names them. */
const cellsOf = async (page: Page, table: string): Promise<string[][]> => {
  const tree = await page.getByRole('region', { name: table, exact: true }).getByRole('table').ariaSnapshot();
  const rows = tree.split(/^\s*- row\b/m).slice(2);
  return rows.map((row) =>
    [...row.matchAll(/- (?:rowheader|cell)(?: "((?:[^"\\]|\\.)*)")?/g)].map(([, text = '']) =>
      text.replaceAll('\\"', '"'),
    ),
  );
};

describe('the page of an experiment', () => {
  const world = useWorld();
  before(async () => {
    await makeShop(world, SEEDS.map(nameOf));
    for (const seed of SEEDS) {
      const valueKey = `amount${seed}`;
      const direction = [{}, { desiredChange: 'INCREASE' }, { desiredChange: 'DECREASE' }][seed % 3];
      const aggregation = seed % 4 === 0 ? { aggregation: 'VALUE_PER_ENTITY' } : {};
      const metricDefinition = { name: 'revenue', entityIdKey: 'user.id', valueKey, ...aggregation };
      await createExperiment(
        world,
        { name: nameOf(seed), feature: nameOf(seed) },
        {
          metricGoals: [{ metricDefinition, ...direction }],
        },
      );
      await startExperiment(world, nameOf(seed));
    }
    for (const seed of SEEDS)
      await play(world, {
        name: nameOf(seed),
        feature: nameOf(seed),
        valueKey: `amount${seed}`,
        entities: 120 + 20 * (seed % 7),
        adds: { on: (seed % 5) - 2 },
        seed,
        apart: seed === SEEDS.length ? 1_200 : 1,
      });
    await world.travel({ frozen: true });
  });

  /** The last point that is spoken is the last of the results. */
  const assertBand = async (page: Page, path: string): Promise<void> => {
    const { resultsData = [] } = await world.api<{
      resultsData?: readonly { readonly resultStat: string; readonly values: readonly number[] }[];
    }>('POST', `${path}/results`, { metricNames: ['revenue'], treatmentNames: ['on'] });
    const last = (stat: string) => resultsData.find(({ resultStat }) => resultStat === stat)?.values.at(-1);
    const effect = last('TreatmentEffect');
    if (effect === undefined)
      return void (await page.getByText('There is no chart before there are results.').waitFor());
    const chart = page.getByRole('slider', { name: 'revenue: on compared with off' });
    const lower = signed(last('ConfidenceIntervalLowerBound') ?? Number.NaN);
    const upper = signed(last('ConfidenceIntervalUpperBound') ?? Number.NaN);
    const spoken = (await chart.getAttribute('aria-valuetext')) ?? '';
    assert.ok(spoken.endsWith(`: ${signed(effect)}, between ${lower} and ${upper}`), spoken);
  };

  const assertTrue = async (seed: number): Promise<Health> => {
    const path = `/projects/${SHOP}/experiments/${nameOf(seed)}`;
    const health = await world.api<Health>('GET', `${path}/health`);
    const page = await world.open(`/p/${SHOP}/experiments/${nameOf(seed)}`);
    const said = page.getByRole('region', { name: 'Where it stands' });
    await said.waitFor();
    const { headline, detail } = health.sentence;
    assert.deepEqual(
      (await said.locator('p').allInnerTexts()).filter((text) => text !== ''),
      [headline, detail].filter((text) => text !== ''),
    );
    assert.deepEqual(
      await cellsOf(page, 'Entities by treatment'),
      health.treatments.map((one) => [one.treatmentName, count(one.entities), percents(one.expectedShare)]),
    );
    for (const { metricName, treatments } of health.metrics)
      assert.deepEqual(
        await cellsOf(page, metricName),
        treatments.map((one) => rowOf(one, one.treatmentName === 'off')),
      );
    for (const { reason } of health.decisions) await page.getByText(reason, { exact: false }).waitFor();
    await assertBand(page, path);
    return health;
  };

  for (const seed of SEEDS) it(`says what the API says, with seed ${seed}`, async () => void (await assertTrue(seed)));

  it('says so at the planned end too, with the final p-value', async () => {
    await world.travel({ advanceSeconds: 15 * 86_400 });
    for (const seed of [5, 6]) {
      const { metrics, sentence } = await assertTrue(seed);
      assert.match(sentence.headline, /^Final: /);
      assert.ok(metrics[0]?.treatments[1]?.finalPValue !== undefined);
    }
  });
});
