/**
 * One browser for all checks of a run: Debian's chromium, or the one that CHROMIUM names.
 */
import { after } from 'node:test';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

export interface Tab {
  readonly page: Page;
  /** Closes it, and forgets what its pages have stored. */
  readonly close: () => Promise<void>;
}

export type Look = Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'forcedColors' | 'timezoneId'>;

let browser: Promise<Browser> | undefined;
let common: Promise<BrowserContext> | undefined;

const newContext = async (options: BrowserContextOptions): Promise<BrowserContext> => {
  browser ??= chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--process-per-site'],
  });
  return (await browser).newContext({ reducedMotion: 'reduce', ...options });
};

/** A page that shares nothing with others: neither storage nor clock nor network. */
export const openApart = async (options: BrowserContextOptions): Promise<Tab> => {
  const context = await newContext(options);
  return { page: await context.newPage(), close: () => context.close() };
};

/**
 * A page beside others. A new process, which parses the console's files anew, takes most of the time of a check that
 * opens one page, so these pages share one.
 */
export const openTab = async ({
  viewport = null,
  colorScheme = 'light',
  forcedColors = 'none',
}: Look): Promise<Tab> => {
  common ??= openCommon();
  const page = await (await common).newPage();
  if (viewport) await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme, forcedColors });
  const close = async (): Promise<void> => {
    // A page that is at no address of a service has stored nothing.
    await page.evaluate(() => localStorage.clear()).catch(() => undefined);
    await page.close();
  };
  return { page, close };
};

/** With a page of the same site that stays open, since a process ends with its last page. */
const openCommon = async (): Promise<BrowserContext> => {
  const context = await newContext({});
  const page = await context.newPage();
  const body = '<link rel="icon" href="data:,">';
  await page.route('**', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto('http://127.0.0.1/');
  return context;
};

after(async () => (await browser)?.close());
