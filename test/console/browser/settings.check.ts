import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { assertAccessibleEverywhere } from './support/access.ts';
import { bothWays } from './support/person.ts';
import { makeShop, SHOP } from './support/shop.ts';
import { useWorld } from './support/world.ts';

describe('settings', () => {
  const world = useWorld();
  before(() => makeShop(world));

  it('have quotas, addresses and code', async () => {
    const page = await world.open(`/p/${SHOP}/settings`);
    await page.getByText('1 of 100').waitFor();
    await page.getByText(world.url()).first().waitFor();
    await page.getByRole('link', { name: 'AWS CLI' }).click();
    await page.getByText('aws evidently list-features').waitFor();
    await assertAccessibleEverywhere(page);
  });

  bothWays('change where events are stored, and tags', world, async (open) => {
    const { page, press, type, choose } = await open(`/p/${SHOP}/settings`);
    await press(page.getByRole('button', { name: 'Edit Data delivery' }));
    const dialog = page.getByRole('dialog');
    await choose(dialog.getByLabel('Where to'), 'CloudWatch Logs');
    await type(dialog.getByLabel('Log group'), 'evidently-lines');
    await press(dialog.getByRole('button', { name: 'Save' }));
    await page.getByText('evidently-lines').waitFor();
    await press(page.getByRole('button', { name: 'Edit Tags' }));
    await type(dialog.getByLabel('Tags'), 'team = blue');
    await press(dialog.getByRole('button', { name: 'Save' }));
    await page.getByText('blue', { exact: true }).waitFor();
    const { project } = await world.api<{ project: object }>('GET', `/projects/${SHOP}`);
    assert.partialDeepStrictEqual(project, { tags: { team: 'blue' } });
  });
});

describe('several at once', () => {
  const world = useWorld();
  before(async () => {
    await makeShop(world, ['a-mouse', 'b-mouse', 'a-keys', 'b-keys', '-minus']);
    for (const means of ['mouse', 'keys']) {
      const groups = [{ name: 'g', feature: `b-${means}`, variation: 'on' }];
      const steps = [{ startTime: Math.floor(Date.now() / 1000), groupWeights: { g: 1 } }];
      await world.api('POST', '/projects/shop/launches', { name: means, groups, scheduledSplitsConfig: { steps } });
      await world.api('POST', `/projects/shop/launches/${means}/start`);
    }
  });

  bothWays('are deleted one by one, and what fails says why and stays selected', world, async (open, means) => {
    world.expectComplaints(/409/);
    const { page, press, type } = await open(`/p/${SHOP}/features`);
    await press(page.getByRole('checkbox', { name: `Select a-${means}` }));
    await press(page.getByRole('checkbox', { name: `Select b-${means}` }));
    await page.getByText('2 selected').waitFor();
    await press(page.getByRole('button', { name: 'Delete', exact: true }));
    const dialog = page.getByRole('dialog');
    await type(dialog.getByLabel('Type 2 features to confirm'), '2 features');
    await press(dialog.getByRole('button', { name: 'Delete' }));
    await dialog.getByText('1 of 2 done').waitFor();
    await dialog.getByText(`is used by the running launch ${means}`).waitFor();
    await assertAccessibleEverywhere(page);
    await press(dialog.getByRole('button', { name: 'Cancel' }));
    await page.getByText('1 selected').waitFor();
    assert.equal(await page.getByRole('link', { name: `a-${means}` }).count(), 0);
  });

  it('are tagged, and are stopped with a reason', async () => {
    const page = await world.open(`/p/${SHOP}/launches?selected=mouse,keys&bulk=tag`);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tags, a line for each').fill('team = blue');
    await dialog.getByRole('button', { name: 'Tag' }).click();
    await dialog.getByText('2 of 2 done').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('checkbox', { name: 'Select mouse' }).check();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await dialog.getByLabel(/Reason/).fill('enough');
    await dialog.getByRole('button', { name: 'Stop' }).click();
    await dialog.getByText('1 of 1 done').waitFor();
    const { launch } = await world.api<{ launch: object }>('GET', '/projects/shop/launches/mouse');
    assert.partialDeepStrictEqual(launch, { status: 'COMPLETED', statusReason: 'enough', tags: { team: 'blue' } });
  });

  it('are saved as CSV that no spreadsheet takes for formulas', async () => {
    const page = await world.open(`/p/${SHOP}/features`);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as CSV' }).click();
    const download = await waiting;
    assert.equal(download.suggestedFilename(), 'shop-features.csv');
    const text = readFileSync(await download.path(), 'utf8');
    assert.match(text, /^Name,Default,Changed\r\n/);
    assert.match(text, /^'-minus,off,/m);
  });
});
