import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertAccessibleEverywhere } from './support/access.ts';
import { bothWays } from './support/person.ts';
import { makeShop } from './support/shop.ts';
import { useWorld } from './support/world.ts';

describe('a service without a project', () => {
  const world = useWorld();

  it('leads a browser from its root to the first words, which code makes disappear', async () => {
    const page = await world.open('/../');
    await page.getByRole('heading', { name: 'Begin with a project' }).waitFor();
    await assertAccessibleEverywhere(page);
    await makeShop(world);
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    assert.match(page.url(), /\/console\/p\/shop$/);
  });
});

describe('projects', () => {
  const world = useWorld();

  bothWays('are created and chosen', world, async (open, means) => {
    const { page, press, type } = await open('/?all=true');
    await press(page.getByRole('button', { name: 'Create project' }));
    await type(page.getByLabel('Name'), `by-${means}`);
    await press(page.getByRole('dialog').getByRole('button', { name: 'Create project' }));
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await press(page.getByRole('link', { name: 'Selfevident' }));
    await page.getByRole('link', { name: `by-${means}` }).waitFor();
  });
});
