/**
 * A deployment with the console for people who sign in: its pages as CloudFront serves them, a browser that signs in, and
 * what each role may do.
 */
import assert from 'node:assert/strict';
import { bootstrap, type Context, deploy, destroy } from '../cdk.ts';
import type { Emulator } from '../emulator.ts';
import { remainingResources } from '../remaining-resources.ts';
import { step } from '../step.ts';
import { type Browser, openBrowser, openTab } from './browser.ts';
import { hasHeaders, keepsBucketPrivate, type Pages, pagesOf, servesPages, tellsMissing } from './pages.ts';
import { addPerson, allowAddress, giveRole, pointAt } from './people.ts';
import { letsAdminDelete, letsOperatorStop, namesPeople, refusesViewer, tellsViewer } from './roles.ts';
import { makeShop } from './shop.ts';
import { keepsSession, refusesForeignCode, signsIn, signsOut } from './signing-in.ts';
import { addFormerFile, keepsFormerFile, removesFormerFile } from './upgrade.ts';

/** Cognito is at the emulator's own address. @param end makes another address of the same. */
const contextOf = ({ endpoint }: Emulator, end = ''): Context => ({
  decodedPaths: 'true',
  ephemeral: 'true',
  console: JSON.stringify({ addresses: { signIn: endpoint, identity: endpoint + end } }),
});

export const testConsole = async (emulator: Emulator): Promise<void> => {
  const { endpoint } = emulator;
  const context = contextOf(emulator);
  await step('cdk bootstrap', () => bootstrap(emulator));
  const url = await step('cdk deploy with the console', () => deploy(emulator, context));
  const pages = await pagesOf(endpoint);
  await step('the page is served at every address of a screen', () => servesPages(pages));
  await step('nothing but the own files may run', () => hasHeaders(pages));
  await step('a missing file is 404', () => tellsMissing(pages));
  await step('the bucket is private', () => keepsBucketPrivate(pages));
  await step('somebody is made an operator', () => addPerson(endpoint, 'operator'));
  await allowAddress(pages);
  await pointAt(pages, url);
  await makeShop(url);
  const browser = await openBrowser();
  try {
    await inBrowser(browser, pages);
  } finally {
    await browser.close();
  }
  await addFormerFile(pages);
  await step('cdk deploy with another configuration', () => deploy(emulator, contextOf(emulator, '/')));
  await step('files of the deployment before are kept', () => keepsFormerFile(pages));
  await step('cdk deploy once more', () => deploy(emulator, context));
  await step('files of two deployments before are gone', () => removesFormerFile(pages));
  await step('cdk destroy', () => destroy(emulator, context));
  await step('nothing is left', async () => assert.deepEqual(await remainingResources(endpoint), []));
};

const inBrowser = async (browser: Browser, pages: Pages): Promise<void> => {
  const tab = await openTab(browser);
  await step('a code that nobody asked for is refused', () => refusesForeignCode(tab, pages));
  await giveRole(pages.endpoint, 'operator');
  await step('a person signs in, where the address led', () => signsIn(tab, pages));
  await step('a reload keeps the session', () => keepsSession(tab));
  await step('signing out leaves nothing', () => signsOut(tab, pages));
  await step("a viewer's stop is refused, and the page says so", () => refusesViewer(browser, pages));
  await step('a viewer is told who may stop', () => tellsViewer(browser, pages));
  await step('an operator stops', () => letsOperatorStop(browser, pages));
  await step('an admin deletes', () => letsAdminDelete(browser, pages));
  await step('history has the name of the person', () => namesPeople(browser, pages));
};
