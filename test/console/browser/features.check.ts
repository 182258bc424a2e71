import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertAccessibleEverywhere } from './support/access.ts';
import { holdFlow } from './support/flows.ts';
import { bothWays } from './support/person.ts';
import { makeShop, SHOP } from './support/shop.ts';
import { useWorld } from './support/world.ts';

describe('features', () => {
  const world = useWorld();
  before(() => makeShop(world, ['checkout', 'search-ranking']));

  it('are a list that everyone can read', async () => {
    const page = await world.open(`/p/${SHOP}/features`);
    await page.getByRole('link', { name: 'search-ranking' }).waitFor();
    await assertAccessibleEverywhere(page);
  });

  it('keep the filter in the address', async () => {
    const page = await world.open(`/p/${SHOP}/features?filter=rank`);
    await page.getByRole('link', { name: 'search-ranking' }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'checkout' }).count(), 0);
  });

  it('say which filter hides all of them', async () => {
    const page = await world.open(`/p/${SHOP}/features?filter=zzz`);
    await page.getByText('No name contains “zzz”.').waitFor();
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await page.getByRole('link', { name: 'checkout' }).waitFor();
  });

  bothWays('are found by a part of their name', world, async (open, means) => {
    const { page, keys, effort } = await open(`/p/${SHOP}/features`);
    await page.getByRole('link', { name: 'checkout' }).waitFor();
    await keys('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).waitFor();
    await keys('r', 'a');
    await page.getByRole('option', { name: 'search-ranking' }).waitFor();
    await keys('Enter');
    await page.getByRole('heading', { level: 1, name: 'search-ranking' }).waitFor();
    holdFlow('F6', means, effort());
  });
});
