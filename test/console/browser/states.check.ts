import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './support/access.ts';
import { cut, fail, hold } from './support/faults.ts';
import { shiftOf, watchShifts } from './support/shifts.ts';
import { makeShop, SHOP } from './support/shop.ts';
import { useWorld } from './support/world.ts';

const FEATURES = /\/features$/;
const LIST = `/p/${SHOP}/features`;

const errors = [
  ['InternalServerException', 500, 'The service failed; its log says why.'],
  ['ValidationException', 400, 'The service does not take this as it stands.'],
  ['AccessDeniedException', 403, 'You may not do this with the rights that you have.'],
  ['InvalidSignatureException', 403, 'The service did not accept the key, or it may not do this.'],
  ['SomethingNewException', 418, 'The service answered with an error.'],
] as const;

describe('a call that goes wrong', () => {
  const world = useWorld();
  before(() => makeShop(world, ['checkout']));

  /** No failure may look as if there were nothing. */
  const assertNotEmpty = async (page: Page): Promise<void> => {
    assert.equal(await page.getByText('No feature yet').count(), 0);
    assert.equal(await page.getByText('No name contains').count(), 0);
  };

  for (const [errorName, status, sentence] of errors)
    it(`says what ${errorName} means, with the request to ask for, and tries again`, async () => {
      world.expectComplaints(new RegExp(`${status}`));
      const heal: (() => Promise<void>)[] = [];
      const prepare = async (page: Page) => void heal.push(await fail(page, FEATURES, { status, errorName }));
      const page = await world.open(LIST, { prepare, apart: false });
      const notice = page.getByRole('alert');
      await notice.getByText(sentence).waitFor();
      await notice.getByText('request-1').waitFor();
      if (status === 403) await notice.getByText('ListFeatures is not allowed for you.').waitFor();
      await assertNotEmpty(page);
      await assertAccessible(page, errorName);
      for (const each of heal) await each();
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('link', { name: 'checkout' }).waitFor();
    });

  it('is tried again by itself while the service has too much to do', async () => {
    world.expectComplaints(/429/);
    const heal: (() => Promise<void>)[] = [];
    const prepare = async (page: Page) =>
      void heal.push(await fail(page, FEATURES, { status: 429, errorName: 'ThrottlingException' }));
    const page = await world.open(LIST, { prepare, apart: false });
    await page.getByText(/Asks again in/).waitFor();
    await assertNotEmpty(page);
    for (const each of heal) await each();
    await page.getByRole('link', { name: 'checkout' }).waitFor();
  });

  it('says that the service cannot be reached', async () => {
    world.expectComplaints(/ERR_/);
    const page = await world.open(LIST, {
      apart: false,
      prepare: async (each) => void (await cut(each, FEATURES)),
    });
    await page.getByText('The service cannot be reached from this browser.').first().waitFor();
    await assertNotEmpty(page);
    await assertAccessible(page);
  });

  it('says that an answer cannot be read', async () => {
    const prepare = async (page: Page) => void (await fail(page, FEATURES, { status: 200, body: '{"features": [' }));
    const page = await world.open(LIST, { prepare, apart: false });
    await page.getByText('The answer cannot be read.').first().waitFor();
    await assertNotEmpty(page);
  });

  it('is a timeout after half a minute, and no empty list', async () => {
    const page = await world.open(LIST, {
      prepare: async (each) => {
        await each.clock.install();
        await hold(each, FEATURES);
      },
    });
    await page.getByText('Loading').waitFor({ state: 'attached' });
    await page.clock.runFor(31_000);
    await page.getByText('There was no answer in time.').first().waitFor();
    await assertNotEmpty(page);
  });

  it('shows bones of the size of what comes, and nothing jumps', async () => {
    const heal: (() => Promise<void>)[] = [];
    const page = await world.open(LIST, {
      prepare: async (each) => {
        await each.addInitScript(watchShifts);
        heal.push(await hold(each, FEATURES));
      },
    });
    await page.locator('.skeleton .bone').first().waitFor();
    await assertAccessible(page);
    for (const each of heal) await each();
    await page.getByRole('link', { name: 'checkout' }).waitFor();
    const shift = await shiftOf(page);
    assert.ok(shift <= 0.02, `the page jumped by ${shift}`);
  });

  it('leaves what was there, and says since when', async () => {
    world.expectComplaints(/500/);
    const page = await world.open(LIST);
    await page.getByRole('link', { name: 'checkout' }).waitFor();
    await fail(page, FEATURES, { status: 500, errorName: 'InternalServerException' });
    await page.getByRole('button', { name: '+1 hour' }).click();
    await page.getByText('asking again failed').waitFor();
    await page.getByRole('link', { name: 'checkout' }).waitFor();
    await assertAccessible(page);
  });

  it('loses nothing that was typed', async () => {
    world.expectComplaints(/409/);
    const page = await world.open(`/p/${SHOP}/create-feature`);
    await page.getByLabel('Name').first().fill('checkout');
    await page.getByLabel('Description').fill('Twice');
    await page.getByRole('button', { name: 'Create feature' }).click();
    await page.getByText('Something else stands against it').waitFor();
    assert.equal(await page.getByLabel('Description').inputValue(), 'Twice');
  });

  it('to an address without a screen has a way back', async () => {
    const page = await world.open('/p/shop/nothing/here');
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await assertAccessible(page);
    await page.getByRole('link', { name: 'Back to the projects' }).click();
    await page.getByRole('heading', { name: 'Projects' }).waitFor();
  });

  it('leaves the rest of a page that has other calls', async () => {
    world.expectComplaints(/403/);
    const prepare = async (page: Page) =>
      void (await fail(page, /\/history$/, { status: 403, errorName: 'AccessDeniedException' }));
    const page = await world.open(`/p/${SHOP}/features/checkout`, { prepare, apart: false });
    await page.getByText('ListHistory is not allowed for you.').waitFor();
    await page.getByRole('heading', { name: 'Variations' }).waitFor();
  });
});
