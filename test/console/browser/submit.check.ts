/**
 * Buttons that make changes: once, however often they are pressed; not while a refusal asks to wait; and what was typed
 * does not go by a key that was hit by mistake.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { createExperiment, startExperiment } from './support/experiment.ts';
import { fail, hold } from './support/faults.ts';
import { makeShop, SHOP } from './support/shop.ts';
import { useWorld } from './support/world.ts';

const busy = { status: 429, errorName: 'ThrottlingException' };

/** Counts calls that write. */
const writesOf = (page: Page): readonly string[] => {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  return sent;
};

/** Two clicks before the page has a moment for anything else. */
const clickTwice = async (button: Locator): Promise<void> => {
  await isReady(button);
  await button.evaluate((element: HTMLButtonElement) => {
    element.click();
    element.click();
  });
};

/** Waits for what a click would wait for. */
const isReady = (button: Locator): Promise<void> => button.click({ trial: true });

describe('a button that makes a change', () => {
  const world = useWorld();
  before(() => makeShop(world));

  it('makes it once, in a form of a page and in a dialog, by two clicks and by two Enters', async () => {
    const page = await world.open(`/p/${SHOP}/create-feature`);
    const sent = writesOf(page);
    await page.getByLabel('Name').first().fill('clicked');
    const release = await hold(page, /\/features$/, 'POST');
    await clickTwice(page.getByRole('button', { name: 'Create feature' }));
    await page.getByLabel('Name').first().press('Enter');
    await release();
    await page.getByRole('heading', { level: 1, name: 'clicked' }).waitFor();
    await page.getByRole('link', { name: 'Edit overrides' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Entity', { exact: true }).fill('u-17');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await clickTwice(dialog.getByRole('button', { name: 'Save' }));
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Switch off' }).click();
    await isReady(dialog.getByRole('button', { name: 'Switch off' }));
    const releaseSwitch = await hold(page, /\/features\/clicked$/, 'PATCH');
    await dialog.getByRole('button', { name: 'Switch off' }).press('Enter');
    await page.keyboard.press('Enter');
    await releaseSwitch();
    await page.getByRole('button', { name: 'Switch on' }).waitFor();
    assert.deepEqual(sent, [
      `POST /projects/${SHOP}/features`,
      `PATCH /projects/${SHOP}/features/clicked`,
      `PATCH /projects/${SHOP}/features/clicked`,
    ]);
  });

  const forms = {
    'create-feature': ['Create feature', /\/features$/],
    'create-segment': ['Create segment', /\/segments$/],
    'create-launch?feature=checkout': ['Create a draft', /\/launches$/],
    'features/checkout/edit': ['Save', /\/features\/checkout$/],
    'settings?dialog=about': ['Save', /\/projects\/shop$/],
  } as const;

  it('waits for as long as a refusal says, in every form', async () => {
    world.expectComplaints(/429/);
    const page = await world.open(`/p/${SHOP}`);
    for (const [path, [name, call]] of Object.entries(forms)) {
      await page.goto(`${world.url()}/console/p/${SHOP}/${path}`);
      const title = page.getByLabel(path.startsWith('create') ? 'Name' : 'Description').first();
      await title.fill('refused');
      if (path === 'create-segment') await page.getByLabel('Pattern (JSON)').fill('{"a":[1]}');
      if (path.startsWith('create-launch')) await page.getByRole('button', { name: /^10 %/ }).click();
      if (path.endsWith('edit')) await page.getByRole('button', { name: 'Review changes' }).click();
      const heal = await fail(page, call, busy);
      const button = page.getByRole('button', { name, exact: true });
      await button.click();
      await page.getByText(/May be tried again in \d s\./).waitFor();
      assert.ok(await button.isDisabled(), path);
      assert.equal(await title.inputValue(), 'refused');
      await heal();
    }
  });

  it('does not lose what was typed by Escape, and Back closes a dialog that a step has opened', async () => {
    const page = await world.open(`/p/${SHOP}/features/checkout`);
    await page.getByRole('link', { name: 'Edit overrides' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Entity', { exact: true }).fill('u-17');
    await page.keyboard.press('Escape');
    await dialog.getByText('What you typed is not saved.').waitFor();
    assert.equal(await dialog.getByLabel('Entity', { exact: true }).inputValue(), 'u-17');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const opener = page.getByRole('button', { name: 'Switch off' });
    await opener.click();
    await dialog.waitFor();
    await page.goBack();
    await dialog.waitFor({ state: 'detached' });
    assert.match(page.url(), /\/features\/checkout$/);
    await opener.click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.ok(await opener.evaluate((element) => element === document.activeElement));
    assert.equal(await page.evaluate(() => history.state.__TSR_index), 0);
  });

  it('makes an experiment that cannot start a draft, and says why', async () => {
    world.expectComplaints(/409/);
    await createExperiment(world, { name: 'blocker', feature: 'checkout' });
    await startExperiment(world, 'blocker');
    const page = await world.open(`/p/${SHOP}/create-experiment?feature=checkout`);
    await page.getByLabel('Name', { exact: true }).fill('blocked');
    const next = page.getByRole('button', { name: 'Next', exact: true });
    await next.click();
    await page.getByLabel('on', { exact: true }).waitFor();
    await next.click();
    await page.getByLabel('Name of the metric').fill('revenue');
    await next.click();
    await next.click();
    await page.getByLabel(/^Days/).fill('9');
    await page.getByRole('button', { name: 'Create and start' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('It is made, and does not run yet.').waitFor();
    await dialog.getByText('already has a running experiment, blocker').waitFor();
    assert.equal(await dialog.getByLabel(/^Days/).inputValue(), '9');
  });
});

describe('the form of a running experiment', () => {
  const world = useWorld();
  before(async () => {
    await makeShop(world);
    await createExperiment(world, { name: 'test', feature: 'checkout' });
    await startExperiment(world, 'test');
  });

  it('locks what the results depend on and says why, names what is wrong, and changes the rest', async () => {
    const page = await world.open(`/p/${SHOP}/experiments/test`);
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    const step = (name: string) => page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name });
    await page.getByText('A name stays.').waitFor();
    assert.ok(await page.getByLabel('Name', { exact: true }).evaluate((input: HTMLInputElement) => input.readOnly));
    await page.getByRole('textbox', { name: 'Hypothesis (optional)' }).fill('mine');
    const locked = [
      ['Treatments', 'its treatments, their shares and what they are compared with stay', 'Compare with'],
      ['Goals', 'its goals stay', 'Name of the metric'],
      ['Audience', 'its segment stays', 'Only a segment'],
    ] as const;
    for (const [name, why, field] of locked) {
      await step(name).click();
      await page.getByText(`While the experiment runs, ${why}: the results depend on`).waitFor();
      assert.ok(await page.getByLabel(field).isDisabled(), field);
    }
    await page.getByLabel('How many of them take part, in %').fill('120');
    await page.getByText('A number above 0, and 100 at most.').waitFor();
    assert.equal(await page.getByLabel('How many of them take part, in %').getAttribute('aria-invalid'), 'true');
    await step('Review').click();
    const save = page.getByRole('button', { name: 'Save' });
    assert.ok(await save.isDisabled());
    await page.getByText('Not filled in yet, or not right:').getByRole('button', { name: 'Audience' }).click();
    await page.getByLabel('How many of them take part, in %').fill('50');
    await step('Review').click();
    await page.getByRole('row', { name: 'Takes part' }).getByText('50 %').waitFor();
    await page.getByText('It runs. Who comes in by this counts from then on').waitFor();
    await save.click();
    await page.getByRole('heading', { level: 1, name: 'test', exact: true }).waitFor();
    const { experiment } = await world.api<{ experiment: object }>('GET', `/projects/${SHOP}/experiments/test`);
    assert.partialDeepStrictEqual(experiment, { description: 'mine', samplingRate: 50_000, status: 'RUNNING' });
  });
});
