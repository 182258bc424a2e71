import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertAccessible, assertAccessibleEverywhere } from './support/access.ts';
import { createExperiment, play, revenue, startExperiment } from './support/experiment.ts';
import { holdFlow } from './support/flows.ts';
import { bothWays } from './support/person.ts';
import { makeShop, SHOP } from './support/shop.ts';
import { useWorld } from './support/world.ts';

interface Health {
  readonly sentence: { readonly headline: string; readonly detail: string };
}

describe('experiments', () => {
  const world = useWorld();
  const healthOf = (name: string) => world.api<Health>('GET', `/projects/${SHOP}/experiments/${name}/health`);
  before(async () => {
    await makeShop(world, [
      'checkout',
      'ship-mouse',
      'ship-keys',
      'stop-mouse',
      'stop-keys',
      'banner',
      'new-mouse',
      'new-keys',
      'later',
    ]);
    const guardrails = [revenue({ margin: 0.1, metricDefinition: { ...revenue().metricDefinition, name: 'spend' } })];
    await createExperiment(world, { name: 'checkout-test', feature: 'checkout' }, { guardrails });
    for (const name of ['ship-mouse', 'ship-keys', 'stop-mouse', 'stop-keys', 'banner', 'later'])
      await createExperiment(world, { name, feature: name });
    for (const name of ['checkout-test', 'ship-mouse', 'ship-keys', 'stop-mouse', 'stop-keys'])
      await startExperiment(world, name);
    await play(world, { name: 'checkout-test', feature: 'checkout', entities: 300, adds: { on: 4 }, apart: 1_200 });
    await startExperiment(world, 'banner');
    await play(world, { name: 'banner', feature: 'banner', entities: 600, lost: 'on', apart: 1_200 });
  });

  bothWays('say their verdict on the overview, and one step further on their own page', world, async (open, means) => {
    const { sentence } = await healthOf('checkout-test');
    assert.match(sentence.headline, /^on is better: revenue per event is higher by /);
    const { page, press, toContent, effort } = await open(`/p/${SHOP}`);
    await toContent();
    await page.getByText(sentence.headline).waitFor();
    await press(page.getByRole('link', { name: 'checkout-test' }).first());
    const said = page.getByRole('region', { name: 'Where it stands' });
    await said.getByText(sentence.headline).waitFor();
    await said.getByText(sentence.detail).waitFor();
    holdFlow('F3', means, effort());
  });

  it('say first where the results cannot be used', async () => {
    const { sentence } = await healthOf('banner');
    assert.match(sentence.headline, /^Do not use these results/);
    const page = await world.open(`/p/${SHOP}/experiments/banner`);
    await page.getByText(sentence.headline).waitFor();
    await page.getByRole('region', { name: 'The shares do not match' }).waitFor();
    await assertAccessibleEverywhere(page);
  });

  bothWays('are stopped, with a reason', world, async (open, means) => {
    const { page, press, type } = await open(`/p/${SHOP}/experiments/stop-${means}`);
    await press(page.getByRole('button', { name: 'Stop' }));
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: 'Those who take part' }).waitFor();
    await type(dialog.getByLabel('Reason'), 'enough');
    await press(dialog.getByRole('button', { name: 'Stop' }));
    await page.getByText('Stopped', { exact: true }).waitFor();
    const { experiment } = await world.api('GET', `/projects/${SHOP}/experiments/stop-${means}`);
    assert.partialDeepStrictEqual(experiment, { status: 'COMPLETED', statusReason: 'enough' });
  });

  bothWays('are ended by shipping a treatment, after a dry run', world, async (open, means) => {
    const name = `ship-${means}`;
    const { page, press, toContent, keys, effort } = await open(`/p/${SHOP}/experiments/${name}`);
    await toContent();
    await press(page.getByRole('button', { name: 'Ship' }));
    const dialog = page.getByRole('dialog');
    // Keys reach a group of choices at once, and walk within it by arrows.
    await press(dialog.getByRole('radio', { name: means === 'mouse' ? 'on' : 'off' }));
    if (means === 'keys') await keys('ArrowDown');
    await dialog.getByText('Everyone is served on').waitFor();
    await dialog.getByText(`Stops: ${name}`).waitFor();
    await press(dialog.getByRole('button', { name: 'Ship on' }));
    await page.getByText('Stopped', { exact: true }).waitFor();
    holdFlow('F10', means, effort());
    const { feature } = await world.api('GET', `/projects/${SHOP}/features/${name}`);
    assert.partialDeepStrictEqual(feature, { defaultVariation: 'on', evaluationRules: [] });
  });

  bothWays('are made with a metric that is tried on an event', world, async (open, means) => {
    const { page, press, toContent, type, choose, effort } = await open(`/p/${SHOP}/experiments`);
    await toContent();
    await press(page.getByRole('link', { name: 'Create experiment' }));
    await type(page.getByLabel('Name', { exact: true }), `made-${means}`);
    const next = page.getByRole('button', { name: 'Next', exact: true });
    await press(next);
    await choose(page.getByLabel('Feature', { exact: true }), `new-${means}`);
    await page.getByLabel('on', { exact: true }).waitFor();
    await press(next);
    await type(page.getByLabel('Name of the metric'), 'revenue');
    await type(page.getByLabel('Where an event has its value'), 'amount');
    await press(page.getByRole('button', { name: 'Try it' }));
    await page.getByText('There is nothing at amount, the key of the value.').waitFor();
    await type(page.getByLabel('A real event to try it on'), '{"user":{"id":"u"},"amount":12.5}');
    await press(page.getByRole('button', { name: 'Try it' }));
    await page.getByText('Takes 12.5 of the entity u.').waitFor();
    await press(next);
    await press(next);
    await press(page.getByRole('button', { name: 'Create and start' }));
    await page.getByRole('heading', { level: 1, name: `made-${means}` }).waitFor();
    await page.getByText('No verdict yet').first().waitFor();
    holdFlow('F5', means, effort());
    const { experiment } = await world.api('GET', `/projects/${SHOP}/experiments/made-${means}`);
    assert.partialDeepStrictEqual(experiment, {
      status: 'RUNNING',
      treatments: [{ name: 'off' }, { name: 'on' }],
      metricGoals: [{ desiredChange: 'INCREASE', metricDefinition: { name: 'revenue', valueKey: 'amount' } }],
    });
  });

  it('are walked through by arrow keys, point by point', async () => {
    const page = await world.open(`/p/${SHOP}/experiments/checkout-test`);
    const chart = page.getByRole('slider', { name: 'revenue: on compared with off' });
    await chart.focus();
    const last = await chart.getAttribute('aria-valuetext');
    assert.match(last ?? '', /: \+[\d.]+, between \+[\d.]+ and \+[\d.]+$/);
    await page.keyboard.press('Home');
    assert.equal(await chart.getAttribute('aria-valuenow'), '0');
    await page.keyboard.press('End');
    assert.equal(await chart.getAttribute('aria-valuetext'), last);
  });

  it('are a list that says how many, and which filter hides all', async () => {
    const page = await world.open(`/p/${SHOP}/experiments?show=draft&filter=zzz`);
    await page.getByText('No name contains “zzz”.').waitFor();
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await page.getByRole('link', { name: 'later' }).waitFor();
    await assertAccessibleEverywhere(page);
  });

  it('can be read by everyone, with both charts as tables', async () => {
    const page = await world.open(`/p/${SHOP}/experiments/checkout-test?numbers=true&arrivals=true`);
    await page.getByRole('table').first().waitFor();
    await assertAccessibleEverywhere(page);
  });

  for (const dialog of ['stop', 'ship'])
    it(`have a dialog for ${dialog} that everyone can read`, async () => {
      const page = await world.open(`/p/${SHOP}/experiments/checkout-test?dialog=${dialog}`);
      await page.getByRole('dialog').waitFor();
      await assertAccessible(page);
    });

  for (const step of ['hypothesis', 'treatments', 'goals', 'audience', 'duration'])
    it(`have a form whose step ${step} everyone can read`, async () => {
      const page = await world.open(`/p/${SHOP}/create-experiment?step=${step}&feature=later`);
      await page.getByRole('heading', { level: 2 }).waitFor();
      await (step === 'goals' ? assertAccessibleEverywhere : assertAccessible)(page);
    });
});

describe('a project without experiments', () => {
  const world = useWorld();
  before(() => makeShop(world));

  it('shows how to begin, and what is made appears', async () => {
    const page = await world.open(`/p/${SHOP}/experiments`);
    await page.getByRole('heading', { name: 'No experiment yet' }).waitFor();
    await assertAccessible(page);
    const overview = await world.open(`/p/${SHOP}`);
    await overview.getByRole('heading', { name: 'Nothing runs yet' }).waitFor();
    await assertAccessibleEverywhere(overview);
  });
});
