/**
 * How screens look, and the states of a screen, pixel by pixel: in light, in dark, at 360 px and from right to left.
 * Nothing on them depends on when they are drawn: the clocks of the service and of the browser stand.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { makeBusyShop } from './support/busy-shop.ts';
import { type CallPath, fail, hold, serve } from './support/faults.ts';
import { assertLooks, whyNotCompared } from './support/pictures.ts';
import { shiftOf, watchShifts } from './support/shifts.ts';
import { NARROW, useWorld, WIDE, type World } from './support/world.ts';

/** The shop begins some days before. Any day that is ahead of the machine's clock will do. */
const BEGIN = '2030-01-27T09:00:00Z';
const FEATURES = /\/features$/;

const screens = [
  ['overview', '/p/shop', 'Changed lately'],
  ['features', '/p/shop/features', '6 features'],
  ['feature', '/p/shop/features/checkout', 'Asked from top to bottom'],
  ['launch', '/p/shop/launches/checkout-rollout', 'Who is served what now'],
  ['experiment', '/p/shop/experiments/ranking', 'All goals and treatments'],
] as const;

type Size = typeof WIDE | typeof NARROW;
type Prepare = (page: Page) => Promise<unknown>;
const failing =
  (path: CallPath, status: number, errorName: string): Prepare =>
  (page) =>
    fail(page, path, { status, errorName });
const states: readonly (readonly [string, string, string, Prepare?])[] = [
  ['loading', '/p/shop/features', 'Loading', (page) => hold(page, FEATURES)],
  ['failed', '/p/shop/features', 'The service failed', failing(FEATURES, 500, 'InternalServerException')],
  [
    'forbidden',
    '/p/shop/features/checkout',
    'GetFeatureTraffic is not allowed',
    failing(/\/traffic$/, 403, 'AccessDeniedException'),
  ],
  ['missing', '/p/shop/features/nothing', 'Nothing is called that here'],
  ['empty-by-filter', '/p/shop/features?filter=zzz', 'No name contains'],
  ['first-use', '/p/empty/features', 'No feature yet'],
];

describe('what one sees', () => {
  const world = useWorld();
  let now = '';
  /** A second apart, so that the changes have an order in the history. */
  const orderly: World = {
    ...world,
    api: async (method, path, body) => {
      if (method !== 'GET' && !/evaluations|events/.test(path)) await world.travel({ advanceSeconds: 1 });
      return world.api(method, path, body);
    },
  };
  before(async () => {
    await world.travel({ now: BEGIN, frozen: true });
    await makeBusyShop(orderly);
    await world.api('POST', '/projects', { name: 'empty' });
    ({ now } = await world.api<{ now: string }>('GET', '/_local/clock'));
  });

  const open = async (path: string, prepare?: Prepare, viewport: Size = WIDE): Promise<Page> =>
    world.open(path, {
      viewport,
      timezoneId: 'UTC',
      prepare: async (page) => {
        await page.clock.setFixedTime(now);
        // How far the clock is ahead depends on the day on which this runs.
        const clock = await world.api('GET', '/_local/clock');
        await serve(page, /^\/_local\/clock$/, JSON.stringify({ ...clock, offsetSeconds: 0, frozen: false }));
        await prepare?.(page);
      },
    });
  for (const [name, path, text, prepare] of [...screens, ...states] as typeof states) {
    const isDocumented = screens.some(([screen]) => screen === name);
    const kept = (look: string): string =>
      `${isDocumented && (look === 'light' || look === 'dark') ? 'console-' : ''}${name}-${look}`;

    it(`on ${name} is what is kept`, async (context) => {
      world.expectComplaints(/40[34]|500/);
      const page = await open(path, prepare);
      const reason = whyNotCompared(page);
      if (reason) context.diagnostic(`not compared: ${reason}`);
      const look = (which: string): Promise<void> => assertLooks(page, kept(which), reason === undefined);
      await page.getByText(text).first().waitFor({ state: 'attached' });
      await look('light');
      await page.getByRole('button', { name: 'Change to dark' }).click();
      await page.mouse.move(0, 0);
      await look('dark');
      await page.getByRole('button', { name: 'Change to light' }).click();
      await page.setViewportSize(NARROW);
      await look('360');
      await page.setViewportSize(WIDE);
      await page.evaluate(() => {
        document.documentElement.dir = 'rtl';
      });
      await look('rtl');
    });
  }

  for (const path of ['/p/shop/features/checkout', '/p/shop/experiments/ranking'])
    for (const viewport of [WIDE, NARROW])
      it(`at ${path} keeps its place while answers come, at ${viewport.width}`, async () => {
        const late = /\/(traffic|feature-usage|results|enrolments|history)$/;
        let release = async (): Promise<void> => undefined;
        const prepare = async (page: Page): Promise<void> => {
          await page.addInitScript(watchShifts);
          release = await hold(page, late);
        };
        const page = await open(path, prepare, viewport);
        await page.locator('.skeleton .bone').first().waitFor();
        await release();
        await page.locator('.skeleton').first().waitFor({ state: 'detached' });
        await page.waitForLoadState('networkidle');
        const shift = await shiftOf(page);
        assert.ok(shift <= 0.02, `the page jumped by ${shift}`);
      });
});
