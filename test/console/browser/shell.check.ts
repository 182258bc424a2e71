/**
 * What is around every screen: another version behind the page, calls that are tried again, and the local clock.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, assertAccessibleEverywhere } from './support/access.ts';
import { createExperiment } from './support/experiment.ts';
import { fail, serve } from './support/faults.ts';
import { makeLaunch, weights } from './support/launch.ts';
import { makeShop, SHOP } from './support/shop.ts';
import { useWorld } from './support/world.ts';

const MINUTE = 60_000;
const FEATURES = /\/features$/;
const LIST = `/p/${SHOP}/features`;
const busy = { status: 503, errorName: 'ServiceUnavailableException' };
const withClock = (page: Page): Promise<void> => page.clock.install();

describe('another version', () => {
  const world = useWorld();
  before(() => makeShop(world));
  const config = async () => (await fetch(`${world.url()}/console/config.json`)).json() as Promise<object>;

  it('that serves the page is said, and loaded when the person says so, with what was typed', async () => {
    const page = await world.open(`/p/${SHOP}/create-launch?feature=checkout`, { prepare: withClock });
    await page.getByLabel('Name', { exact: true }).fill('typed');
    const end = await serve(page, /config\.json$/, JSON.stringify({ ...(await config()), version: '9.9.9' }));
    await page.clock.runFor(5 * MINUTE);
    await page.getByText('Another console is there, of version 9.9.9.').waitFor();
    await assertAccessible(page);
    await end();
    await page.getByRole('button', { name: 'Load it' }).click();
    await page.getByText('Another console is there').waitFor({ state: 'detached' });
    assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'typed');
  });

  for (const form of ['create-feature', 'create-segment'])
    it(`keeps what was typed into ${form} when it is loaded`, async () => {
      const page = await world.open(`/p/${SHOP}/${form}`);
      await page.getByLabel('Name').first().fill('typed');
      await page.reload();
      assert.equal(await page.getByLabel('Name').first().inputValue(), 'typed');
    });

  it('may have the same number, and other files', async () => {
    const page = await world.open(LIST, { prepare: withClock });
    await page.getByRole('link', { name: 'checkout' }).waitFor();
    await serve(page, /\/console\/$/, '<script type="module" src="/console/assets/index-another0.js"></script>');
    await page.clock.runFor(5 * MINUTE);
    await page.getByRole('button', { name: 'Load it' }).waitFor();
  });

  it('of the service alone is said; loading the page would not change that', async () => {
    const page = await world.open(LIST, { prepare: withClock });
    await page.getByRole('link', { name: 'checkout' }).waitFor();
    await serve(page, /^\/service$/, '{"version":"9.9.9"}');
    await page.clock.runFor(5 * MINUTE);
    await page.getByText(/The service is now of version 9\.9\.9; this console is of \d/).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Load it' }).count(), 0);
  });

  it('is not spoken of while there is none, and not asked for at the first sight of a page', async () => {
    const asked: string[] = [];
    const page = await world.open(LIST, { prepare: withClock });
    await page.getByRole('link', { name: 'checkout' }).waitFor();
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.clock.runFor(4 * MINUTE);
    assert.equal(asked.filter((path) => path === '/service').length, 0);
    const answered = page.waitForResponse((answer) => answer.url().endsWith('/service'));
    await page.clock.runFor(MINUTE);
    await answered;
    assert.equal(await page.getByText('Another console is there').count(), 0);
  });
});

describe('a call that may pass', () => {
  const world = useWorld();
  before(() => makeShop(world));

  it('says when it is tried again, counts down, and is tried at once by a person', async () => {
    world.expectComplaints(/503/);
    let heal = async (): Promise<void> => undefined;
    const page = await world.open(LIST, {
      prepare: async (each) => {
        await withClock(each);
        heal = await fail(each, FEATURES, busy);
      },
    });
    await page.getByText(/Asks again in 1 s\./).waitFor();
    for (const seconds of [1, 2, 4]) {
      const again = page.waitForResponse((answer) => FEATURES.test(new URL(answer.url()).pathname));
      await page.clock.runFor(seconds * 1_000);
      await again;
    }
    const counted = page.getByText(/Asks again in \d s\./);
    await page.getByText(/Asks again in [4-8] s\./).waitFor();
    const before = await counted.textContent();
    await page.clock.runFor(1_000);
    assert.notEqual(await counted.textContent(), before);
    await assertAccessible(page);
    await heal();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'checkout' }).waitFor();
  });

  it('leaves its numbers, and shows them in grey after five minutes', async () => {
    world.expectComplaints(/503/);
    const page = await world.open(LIST, { prepare: withClock });
    await page.getByRole('link', { name: 'checkout' }).waitFor();
    const heal = await fail(page, FEATURES, busy);
    await page.getByRole('button', { name: '+1 hour' }).click();
    await page.getByText('asking again failed').waitFor();
    const old = page.locator('.answer.old').filter({ hasText: 'checkout' });
    assert.equal(await old.count(), 0);
    await page.clock.runFor(5 * MINUTE);
    await old.waitFor({ state: 'attached' });
    await assertAccessibleEverywhere(page);
    await heal();
    await page.getByRole('button', { name: 'Try again' }).click();
    await old.waitFor({ state: 'detached' });
  });

  it('is a browser without a network: changes wait, and what is asked goes on by itself', async () => {
    world.expectComplaints(/ERR_INTERNET_DISCONNECTED/);
    const page = await world.open(`/p/${SHOP}/features/checkout?dialog=delete`, { prepare: withClock });
    const confirm = page.getByRole('dialog').getByRole('button', { name: 'Delete' });
    await page.getByRole('dialog').getByLabel('Type checkout to confirm').fill('checkout');
    assert.ok(await confirm.isEnabled());
    await page.context().setOffline(true);
    await page.waitForFunction(() => document.querySelector<HTMLButtonElement>('dialog .danger')?.disabled);
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.clock.runFor(10_000);
    await page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await page.getByText('This browser is offline.').first().waitFor();
    await assertAccessible(page);
    await page.context().setOffline(false);
    await page.getByText('This browser is offline.').first().waitFor({ state: 'detached' });
  });

  it('may be the files of a screen: the page stays, and tries again when a person says so', async () => {
    world.expectComplaints(/ERR_INTERNET_DISCONNECTED|could not be loaded/);
    const page = await world.open(LIST, { apart: true });
    await page.getByRole('link', { name: 'checkout' }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole('navigation').getByRole('link', { name: 'History' }).click();
    await page.getByText('This screen could not be loaded.').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Create feature').waitFor();
  });

  it('makes a refused change wait, which is never sent again by itself', async () => {
    world.expectComplaints(/429/);
    const page = await world.open('/?all=true', { prepare: withClock });
    await page.getByRole('button', { name: 'Create project' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('another');
    const heal = await fail(page, /\/projects$/, { status: 429, errorName: 'ThrottlingException' });
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
    await dialog.getByRole('button', { name: 'Create project' }).click();
    await dialog.getByText(/May be tried again in [12] s\./).waitFor();
    assert.ok(await dialog.getByRole('button', { name: 'Create project' }).isDisabled());
    await heal();
    await page.clock.runFor(2_000);
    assert.equal(sent.length, 1);
    await dialog.getByRole('button', { name: 'Create project' }).click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  });
});

describe('the local clock', () => {
  const world = useWorld();
  before(() => makeShop(world, ['checkout', 'search']));

  it('goes to the next event, and says when there is none', async () => {
    await createExperiment(world, { name: 'trial', feature: 'search' });
    await world.travel({ frozen: true });
    await makeLaunch(world, 'rollout', { feature: 'checkout', steps: [weights(10_000), weights(100_000)] });
    const page = await world.open(`/p/${SHOP}/launches/rollout`);
    const steps = page.getByRole('list', { name: 'Steps' });
    await steps.locator('li.now').filter({ hasText: '10 %' }).waitFor();
    await page
      .getByRole('region', { name: 'Local clock' })
      .getByText(/; next event \d/)
      .waitFor();
    await page.getByRole('button', { name: 'To the next event' }).click();
    await steps.locator('li.now').filter({ hasText: '100 %' }).waitFor();
    await page.getByText(/(24 hours|1 day) ahead/).waitFor();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('button')].some(
        ({ textContent, disabled }) => disabled && textContent?.includes('next event'),
      ),
    );
    await assertAccessible(page);
  });
});

describe('the search', () => {
  const world = useWorld();
  before(async () => {
    await makeShop(world, ['checkout', 'search']);
    await createExperiment(world, { name: 'trial-of-search', feature: 'search' });
    await makeLaunch(world, 'rollout-of-checkout', { feature: 'checkout', steps: [weights(10_000)], start: false });
    await world.api('POST', '/segments', { name: 'guests-of-shop', pattern: '{"guest":[true]}' });
  });

  for (const name of ['trial-of-search', 'rollout-of-checkout', 'guests-of-shop'])
    it(`finds ${name} by a part of its name`, async () => {
      const page = await world.open(`/p/${SHOP}`);
      await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Search' }).waitFor();
      await page.keyboard.type(name.slice(2, 9));
      await page.getByRole('option', { name }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name }).waitFor();
    });
});
