/**
 * What the three roles may do. The emulator gives everybody one role, so it is set between the sign-ins.
 */
import assert from 'node:assert/strict';
import { type Browser, openTab, type Tab } from './browser.ts';
import type { Pages } from './pages.ts';
import { giveRole, joinGroup } from './people.ts';
import { enter } from './signing-in.ts';

interface Person {
  readonly role: string;
  /** What the token says, which the page takes for a hint. */
  readonly group?: string;
}

/** Somebody of this role at an address of the shop, in a window of its own that is closed at the end. */
const as = async (
  { role, group = role }: Person,
  { browser, pages }: { readonly browser: Browser; readonly pages: Pages },
  path: string,
  act: (tab: Tab) => Promise<void>,
): Promise<void> => {
  await joinGroup(pages.endpoint, group);
  await giveRole(pages.endpoint, role);
  const tab = await openTab(browser);
  try {
    await enter(tab, `${pages.origin}/console/p/shop/${path}`);
    await act(tab);
  } finally {
    await tab.context.close();
  }
};

const stop = async ({ page }: Tab): Promise<void> => {
  await page.getByRole('heading', { name: 'rollout' }).waitFor();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.locator('dialog[open] button[type=submit]').click();
};

/** The emulator refuses by policy without the headers that the API's responses have, so pages could not read it. */
const letPageRead: Parameters<Tab['page']['route']>[1] = async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } });
};

/** The page does not know better, and the gateway is the judge. */
export const refusesViewer = (browser: Browser, pages: Pages): Promise<void> =>
  as({ role: 'viewer', group: 'operator' }, { browser, pages }, 'launches/rollout', async (tab) => {
    await tab.page.route('**/cancel', letPageRead);
    await stop(tab);
    await tab.page.getByText('StopLaunch is not allowed for you.').waitFor();
    const [refusal, ...others] = tab.complaints;
    assert.match(refusal ?? '', /403 .*launches\/rollout\/cancel/);
    assert.deepEqual(others, []);
  });

/** The page knows it, and shows the button with its reason. */
export const tellsViewer = (browser: Browser, pages: Pages): Promise<void> =>
  as({ role: 'viewer' }, { browser, pages }, 'launches/rollout', async ({ page, complaints }) => {
    await page.getByRole('heading', { name: 'rollout' }).waitFor();
    const button = page.locator('button[aria-disabled=true][title="This is for operators; you are a viewer."]').first();
    await button.waitFor();
    assert.deepEqual(complaints, []);
  });

export const letsOperatorStop = (browser: Browser, pages: Pages): Promise<void> =>
  as({ role: 'operator' }, { browser, pages }, 'launches/rollout', async (tab) => {
    await stop(tab);
    await tab.page.locator('main button.danger').waitFor({ state: 'detached' });
    assert.deepEqual(tab.complaints, []);
  });

/** An operator deletes nothing. */
export const letsAdminDelete = (browser: Browser, pages: Pages): Promise<void> =>
  as({ role: 'admin' }, { browser, pages }, 'features/spare', async ({ page, complaints }) => {
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.locator('dialog[open] input').fill('spare');
    await page.locator('dialog[open] button[type=submit]').click();
    await page.waitForURL('**/p/shop/features');
    assert.deepEqual(complaints, []);
  });

/** The person's name stands in the history beside what was done. */
export const namesPeople = (browser: Browser, pages: Pages): Promise<void> =>
  as({ role: 'viewer' }, { browser, pages }, 'history', async ({ page }) => {
    await page.locator('main').getByText('Ann Lee').first().waitFor();
  });
