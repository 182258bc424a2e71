import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertAccessibleEverywhere } from './support/access.ts';
import { bothWays } from './support/person.ts';
import { makeShop, SHOP } from './support/shop.ts';
import { useWorld } from './support/world.ts';

describe('segments', () => {
  const world = useWorld();
  before(async () => {
    await makeShop(world);
    const pattern = '{"country":["de","at"],"age":[{"numeric":[">=",18]}]}';
    await world.api('POST', '/segments', { name: 'adults', pattern });
    for (const name of ['gone-mouse', 'gone-keys']) await world.api('POST', '/segments', { name, pattern });
  });

  it('are a list in sentences', async () => {
    const page = await world.open(`/p/${SHOP}/segments`);
    await page.getByText('country is one of “de”, “at”, age is at least 18').first().waitFor();
    await assertAccessibleEverywhere(page);
  });

  bothWays('are tried with a context, part by part', world, async (open) => {
    const { page, press, type } = await open(`/p/${SHOP}/segments/adults`);
    await type(page.getByLabel('Evaluation context (JSON)'), '{"country":"de","age":17}');
    await press(page.getByRole('button', { name: 'Try it' }));
    await page.getByText('It is not in the segment.').waitFor();
    assert.equal(await page.getByText('does not hold').count(), 1);
    assert.equal(await page.getByText('holds', { exact: true }).count(), 1);
    assert.match(page.url(), /context=/);
    await assertAccessibleEverywhere(page);
  });

  bothWays('are made, and copied', world, async (open, means) => {
    const { page, press, type } = await open(`/p/${SHOP}/create-segment?from=adults`);
    await page.getByText('country is one of').waitFor();
    await type(page.getByLabel('Name'), `copy-${means}`);
    await press(page.getByRole('button', { name: 'Create segment' }));
    await page.getByRole('heading', { level: 1, name: `copy-${means}` }).waitFor();
    await page.getByText('No launch or experiment uses it.').waitFor();
  });

  bothWays('are deleted by typing their name', world, async (open, means) => {
    const name = `gone-${means}`;
    const { page, press, type } = await open(`/p/${SHOP}/segments/${name}`);
    await press(page.getByRole('button', { name: 'Delete' }));
    const dialog = page.getByRole('dialog');
    await type(dialog.getByLabel(`Type ${name} to confirm`), name);
    await press(dialog.getByRole('button', { name: 'Delete' }));
    await page.getByRole('heading', { level: 1, name: 'Segments' }).waitFor();
    assert.equal(await page.getByRole('link', { name }).count(), 0);
  });
});
