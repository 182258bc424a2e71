/**
 * What somebody else changed while one was editing in a form of a page.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertAccessibleEverywhere } from './support/access.ts';
import { createExperiment } from './support/experiment.ts';
import { hold } from './support/faults.ts';
import { makeShop, SHOP } from './support/shop.ts';
import { useWorld } from './support/world.ts';

const BASE = `/projects/${SHOP}`;

describe('somebody else who was quicker', () => {
  const world = useWorld();
  before(async () => {
    await makeShop(world, ['checkout']);
    await createExperiment(world, { name: 'test', feature: 'checkout' });
  });

  it('is shown beside what was typed of a feature, and both changes stay', async () => {
    const page = await world.open(`/p/${SHOP}/features/checkout/edit`);
    await page.getByLabel('Description').fill('mine');
    await world.api('PATCH', `${BASE}/features/checkout`, { defaultVariation: 'on' });
    world.expectComplaints(/409/);
    await page.getByRole('button', { name: 'Review changes' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    const notice = page.getByRole('alert', { name: 'Somebody changed it meanwhile' });
    await notice.getByRole('cell', { name: 'mine' }).waitFor();
    await assertAccessibleEverywhere(page);
    await notice.getByRole('button', { name: 'Go on with mine' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'checkout', exact: true }).waitFor();
    const { feature } = await world.api<{ feature: object }>('GET', `${BASE}/features/checkout`);
    assert.partialDeepStrictEqual(feature, { description: 'mine', defaultVariation: 'on' });
  });

  it('is not oneself: a form that opens before the last change is read again goes on with it', async () => {
    const page = await world.open(`/p/${SHOP}/features/checkout/edit`);
    await page.getByLabel('Description').fill('once more');
    await page.getByRole('button', { name: 'Review changes' }).click();
    const release = await hold(page, /\/features\/checkout$/, 'GET');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'Edit overrides' }).click();
    await page.getByLabel('Entity', { exact: true }).fill('u-17');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await release();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('1 entity is always served').waitFor();
    const { feature } = await world.api<{ feature: object }>('GET', `${BASE}/features/checkout`);
    assert.partialDeepStrictEqual(feature, { description: 'once more', entityOverrides: { 'u-17': 'off' } });
  });

  it('is shown beside what was typed of an experiment, which is edited by the form that makes one', async () => {
    const page = await world.open(`/p/${SHOP}/experiments/test/edit?step=hypothesis`);
    await page.getByRole('textbox', { name: 'Hypothesis (optional)' }).fill('mine');
    await world.api('PATCH', `${BASE}/experiments/test`, { samplingRate: 50_000 });
    world.expectComplaints(/409/);
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Go on with mine' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'test', exact: true }).waitFor();
    const { experiment } = await world.api<{ experiment: object }>('GET', `${BASE}/experiments/test`);
    assert.partialDeepStrictEqual(experiment, { description: 'mine', samplingRate: 50_000 });
  });
});
