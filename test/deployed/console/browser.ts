/**
 * A person at a browser, before the deployed console.
 */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const driver = resolve('test/console');

interface Locator {
  readonly waitFor: (options?: { state: 'detached' }) => Promise<void>;
  readonly click: () => Promise<void>;
  readonly fill: (text: string) => Promise<void>;
  readonly first: () => Locator;
  readonly getByText: (text: string) => Locator;
}

interface Message {
  readonly text: () => string;
  readonly type: () => string;
  readonly location: () => { readonly url: string };
}

interface Route {
  readonly fetch: () => Promise<{ readonly headers: () => Readonly<Record<string, string>> }>;
  readonly fulfill: (answer: object) => Promise<void>;
}

/** What is used of the driver, whose types are in a lock of its own. */
export interface Page {
  readonly goto: (url: string) => Promise<unknown>;
  readonly reload: () => Promise<unknown>;
  readonly url: () => string;
  readonly waitForURL: (url: string) => Promise<unknown>;
  readonly evaluate: <Answer>(run: string) => Promise<Answer>;
  readonly getByRole: (role: string, options?: { name: string; exact?: boolean }) => Locator;
  readonly getByText: (text: string | RegExp) => Locator;
  readonly locator: (selector: string) => Locator;
  readonly route: (pattern: string, answer: (route: Route) => Promise<void>) => Promise<unknown>;
  readonly on: (event: string, listener: (message: Message) => void) => void;
}

interface Context {
  readonly newPage: () => Promise<Page>;
  readonly setDefaultTimeout: (milliseconds: number) => void;
  readonly cookies: () => Promise<readonly unknown[]>;
  readonly close: () => Promise<void>;
}

export interface Browser {
  readonly newContext: (options?: object) => Promise<Context>;
  readonly close: () => Promise<void>;
}

/** Debian's chromium, or the one that CHROMIUM names. */
export const openBrowser = (): Promise<Browser> => {
  execFileSync('npm', ['ci', '--silent', '--prefix', driver], { stdio: 'inherit' });
  const { chromium } = createRequire(resolve(driver, 'package.json'))('playwright-core');
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
};

export interface Tab {
  readonly page: Page;
  readonly context: Context;
  /** Errors of the page, and reports of its policy. */
  readonly complaints: string[];
}

/** A window of its own, with nothing in it of another. */
export const openTab = async (browser: Browser): Promise<Tab> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // The page of the user pool is not ours; the emulator's has no icon.
    const { url } = message.location();
    if (message.type() === 'error' && !url.endsWith('/favicon.ico')) complaints.push(`${message.text()} ${url}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, context, complaints };
};
