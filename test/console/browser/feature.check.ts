import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertAccessibleEverywhere } from './support/access.ts';
import { bothWays } from './support/person.ts';
import { makeShop, SHOP } from './support/shop.ts';
import { useWorld } from './support/world.ts';

/** Thousandths of a percent. */
const TENTH = 10_000;

describe('a feature', () => {
  const world = useWorld();
  before(async () => {
    await makeShop(world, ['checkout', 'search-mouse', 'search-keys', 'gone-mouse', 'gone-keys']);
    await world.api('POST', '/projects/shop/launches', launch);
    await world.api('POST', '/projects/shop/launches/rollout/start');
  });

  it('shows the shares that the API tells, from override to default', async () => {
    const page = await world.open(`/p/${SHOP}/features/checkout`);
    await page.getByRole('figure', { name: 'rollout' }).getByText('10 %').waitFor();
    await page.getByText('Nobody is left for it').waitFor();
    await assertAccessibleEverywhere(page);
  });

  it('has code to paste in three languages', async () => {
    const page = await world.open(`/p/${SHOP}/features/checkout?tab=js`);
    await page.getByText('evidently.evaluateFeature({').waitFor();
    await page.getByRole('link', { name: 'AWS CLI' }).click();
    await page.getByText('aws evidently evaluate-feature').waitFor();
    assert.match(page.url(), /tab=cli/);
  });

  it('that is not there says so, and who deleted it', async () => {
    world.expectComplaints(/404/);
    await world.api('POST', '/projects/shop/features', {
      name: 'short',
      variations: [{ name: 'a', value: { boolValue: true } }],
    });
    await world.api('DELETE', '/projects/shop/features/short');
    const page = await world.open(`/p/${SHOP}/features/short`);
    await page.getByText('It was deleted by').waitFor();
    await assertAccessibleEverywhere(page);
  });

  bothWays('is switched off and on again', world, async (open, means) => {
    const { page, press } = await open(`/p/${SHOP}/features/search-${means}`);
    await press(page.getByRole('button', { name: 'Switch off' }));
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: 'Everyone without an override' }).waitFor();
    await press(dialog.getByRole('button', { name: 'Switch off' }));
    await page.getByText('launch and experiment serve nobody').waitFor();
    const { feature } = await world.api<{ feature: object }>('GET', `/projects/shop/features/search-${means}`);
    assert.partialDeepStrictEqual(feature, { evaluationStrategy: 'DEFAULT_VARIATION' });
    await press(page.getByRole('button', { name: 'Switch on' }));
    await press(dialog.getByRole('button', { name: 'Switch on' }));
    await page.getByRole('button', { name: 'Switch off' }).waitFor();
  });

  bothWays('is created, edited and given an override', world, async (open, means) => {
    const name = `banner-${means}`;
    const { page, press, type } = await open(`/p/${SHOP}/create-feature`);
    await type(page.getByLabel('Name').first(), name);
    await press(page.getByRole('button', { name: 'Create feature' }));
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await press(page.getByRole('link', { name: 'Edit', exact: true }));
    await type(page.getByLabel('Description'), 'The banner');
    await press(page.getByRole('button', { name: 'Review changes' }));
    await page.getByRole('row', { name: 'Description' }).getByText('The banner').waitFor();
    await press(page.getByRole('dialog').getByRole('button', { name: 'Save' }));
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await press(page.getByRole('link', { name: 'Edit overrides' }));
    await type(page.getByLabel('Entity', { exact: true }), 'u-17');
    await press(page.getByRole('button', { name: 'Add', exact: true }));
    await press(page.getByRole('button', { name: 'Save' }));
    await page.getByText('1 entity is always served').waitFor();
  });

  bothWays('is deleted by typing its name', world, async (open, means) => {
    const name = `gone-${means}`;
    const { page, press, type } = await open(`/p/${SHOP}/features/${name}`);
    await press(page.getByRole('button', { name: 'Delete' }));
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Cancel');
    assert.ok(await dialog.getByRole('button', { name: 'Delete' }).isDisabled());
    await type(dialog.getByLabel(`Type ${name} to confirm`), name);
    await press(dialog.getByRole('button', { name: 'Delete' }));
    await page.getByRole('heading', { level: 1, name: 'Features' }).waitFor();
    assert.equal(await page.getByRole('link', { name }).count(), 0);
  });
});

const launch = {
  name: 'rollout',
  groups: [
    { name: 'old', feature: 'checkout', variation: 'off' },
    { name: 'new', feature: 'checkout', variation: 'on' },
  ],
  scheduledSplitsConfig: {
    steps: [{ startTime: Math.floor(Date.now() / 1000), groupWeights: { old: 9 * TENTH, new: TENTH } }],
  },
};
