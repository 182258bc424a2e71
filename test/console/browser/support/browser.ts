/**
 * One browser for all checks of a run: Debian's chromium, or the one that CHROMIUM names.
 */
import { after } from 'node:test';
import { type Browser, chromium } from 'playwright-core';

let browser: Promise<Browser> | undefined;

export const openBrowser = (): Promise<Browser> => {
  browser ??= chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  return browser;
};

after(async () => (await browser)?.close());
