/**
 * Signing in and out in a real browser, through the page of the user pool.
 */
import assert from 'node:assert/strict';
import type { Page, Tab } from './browser.ts';
import type { Pages } from './pages.ts';
import { person } from './people.ts';

/** Opens an address of the console, and signs in where it leads. */
export const enter = async ({ page }: Tab, address: string): Promise<void> => {
  await page.goto(address);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.locator('input[name=username]').fill(person.Username);
  await page.locator('input[name=password]').fill(person.Password);
  await page.locator('button[type=submit]').click();
};

/** A code is of no use but here, and the address that was asked for is the one that is shown. */
export const signsIn = async (tab: Tab, { origin }: Pages): Promise<void> => {
  const { page, complaints } = tab;
  const address = `${origin}/console/p/shop/features/checkout`;
  await enter(tab, address);
  await page.getByRole('heading', { name: 'checkout' }).waitFor();
  await page.getByText('Ann Lee').first().waitFor();
  assert.equal(page.url(), address);
  const tokens = (await stored(page)).filter((key) => key.startsWith('selfevident.'));
  assert.deepEqual(tokens, ['selfevident.refresh']);
  assert.deepEqual(complaints, []);
};

export const keepsSession = async ({ page, complaints }: Tab): Promise<void> => {
  await page.reload();
  await page.getByRole('heading', { name: 'checkout' }).waitFor();
  assert.deepEqual(complaints, []);
};

/** What the page has kept in the storage of the tab and of the browser. */
const stored = (page: Page): Promise<readonly string[]> =>
  page.evaluate('[...Object.keys(sessionStorage), ...Object.keys(localStorage)]');

export const signsOut = async ({ page, context, complaints }: Tab, { origin }: Pages): Promise<void> => {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  assert.equal(page.url(), `${origin}/console/`);
  assert.deepEqual(await stored(page), []);
  assert.deepEqual(await context.cookies(), []);
  await page.reload();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  // The token was to be revoked, for which the emulator has no address.
  const [revoking, ...others] = complaints.splice(0);
  assert.match(revoking ?? '', /oauth2\/revoke$/);
  assert.deepEqual(others, []);
};

/** A code that comes to a tab which did not ask for it signs nobody in. */
export const refusesForeignCode = async ({ page }: Tab, { origin }: Pages): Promise<void> => {
  await page.goto(`${origin}/console/?code=stolen&state=of-another`);
  await page.getByText('This sign-in was not begun in this tab.').waitFor();
  assert.deepEqual(await stored(page), []);
  assert.equal(page.url(), `${origin}/console/`);
};
