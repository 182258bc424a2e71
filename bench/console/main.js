/**
 * How quickly the console appears and answers: Lighthouse on a desktop and on a phone, medians of three loads, and the
 * time from an action to the next picture, medians of five, with 500 features. Prints a table.
 */
import { spawn } from 'node:child_process';
import lighthouse, { desktopConfig } from 'lighthouse';
import puppeteer from 'puppeteer-core';

const LOADS = 3;
const ACTIONS = 5;
const FEATURES = 500;
const AT_ONCE = 20;

const startService = () =>
  new Promise((resolve, reject) => {
    const args = ['bin/local.ts', '--memory', '--port', '0', '--quota', `features=${FEATURES}`];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const [, url] = /ready at (http\S+)\n/.exec(said) ?? [];
      if (url) resolve({ url, child });
    });
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}`)));
  });

const post = async (url, body) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
};

const makeShop = async (url) => {
  await post(`${url}/projects`, { name: 'shop' });
  const variations = [{ name: 'off', value: { boolValue: false } }];
  for (let first = 0; first < FEATURES; first += AT_ONCE)
    await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) =>
        post(`${url}/projects/shop/features`, { name: `feature-${first + index}`, variations }),
      ),
    );
};

/** The first visit of a checkout waits for the build. */
const waitUntilBuilt = async (url) => {
  while ((await fetch(`${url}/console/`)).status === 503) await new Promise((resolve) => setTimeout(resolve, 200));
};

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

const load = async (browser, url, config) => {
  const runs = [];
  for (let run = 0; run < LOADS; run += 1) {
    const page = await browser.newPage();
    const { lhr } = await lighthouse(url, { logLevel: 'error', onlyCategories: ['performance'] }, config, page);
    runs.push(lhr.audits);
    await page.close();
  }
  const of = (audit) => median(runs.map((audits) => audits[audit].numericValue));
  return {
    lcp: of('largest-contentful-paint'),
    cls: of('cumulative-layout-shift'),
    tbt: of('total-blocking-time'),
  };
};

/** The longest time from an input to the next picture, as the browser measures it, for each way to act. */
const actions = {
  'filter 500 features': [
    '/p/shop/features',
    async (page) => {
      await page.waitForSelector('a[href$="/feature-0"]');
      await page.type('input[type=search]', 'feature-49');
    },
  ],
  'search by Ctrl K': [
    '/p/shop/features',
    async (page) => {
      await page.waitForSelector('a[href$="/feature-0"]');
      await page.keyboard.down('Control');
      await page.keyboard.press('k');
      await page.keyboard.up('Control');
      await page.waitForSelector('dialog[open] input');
      await page.keyboard.type('499');
    },
  ],
  'open the off switch': [
    '/p/shop/features/feature-1',
    async (page) => {
      await page.waitForSelector('.plain-button.danger:last-of-type');
      const buttons = await page.$$('.page-actions button');
      await buttons.at(-1)?.click();
      await page.waitForSelector('dialog[open]');
    },
  ],
  'change to dark': [
    '/p/shop/features',
    async (page) => {
      await page.waitForSelector('a[href$="/feature-0"]');
      await page.click('.topbar button:last-of-type');
    },
  ],
};

const act = async (browser, url, [path, perform]) => {
  const longest = [];
  for (let run = 0; run < ACTIONS; run += 1) {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(() => {
      globalThis.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration, interactionId } of list.getEntries())
          if (interactionId) globalThis.longest = Math.max(globalThis.longest, duration);
      }).observe({ type: 'event', durationThreshold: 16, buffered: true });
    });
    await page.goto(`${url}/console${path}`);
    await perform(page);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
    longest.push(await page.evaluate(() => globalThis.longest));
    await page.close();
  }
  return median(longest);
};

const { url, child } = await startService();
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  await makeShop(url);
  await waitUntilBuilt(url);
  console.log('| page | LCP, s | CLS | TBT, ms |\n|---|---|---|---|');
  for (const [device, config] of [
    ['desktop', desktopConfig],
    ['phone', undefined],
  ]) {
    const { lcp, cls, tbt } = await load(browser, `${url}/console/p/shop/features`, config);
    console.log(`| 500 features, ${device} | ${(lcp / 1000).toFixed(2)} | ${cls.toFixed(3)} | ${tbt.toFixed(0)} |`);
  }
  console.log('\n| action | to the next picture, ms |\n|---|---|');
  for (const [name, action] of Object.entries(actions)) console.log(`| ${name} | ${await act(browser, url, action)} |`);
} finally {
  await browser.close();
  child.kill('SIGTERM');
}
