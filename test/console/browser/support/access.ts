/**
 * The rules of accessibility, on a page as it stands: in light, in dark, on a narrow page, and from right to left.
 */
import assert from 'node:assert/strict';
import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { NARROW, WIDE } from './world.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const RULES = {
  runOnly: TAGS,
  // The nodes of a rule that is kept are not wanted, nor where they are: to find that out takes two thirds of the time.
  resultTypes: ['violations'],
  selectors: false,
} satisfies RunOptions;

type Axe = typeof axe;

/** @throws AssertionError with the rules that are broken, and where. */
export const assertAccessible = async (page: Page, state = ''): Promise<void> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (rules) => {
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(rules);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }, RULES);
  assert.deepEqual(found, [], state);
};

/** @throws AssertionError also where the page is wider than the window. */
export const assertAccessibleEverywhere = async (page: Page): Promise<void> => {
  await assertAccessible(page, 'light');
  await setDark(page, true);
  await assertAccessible(page, 'dark');
  await setDark(page, false);
  await setDirection(page, 'rtl');
  await assertAccessible(page, 'from right to left');
  await assertFits(page);
  await setDirection(page, 'ltr');
  await page.setViewportSize(NARROW);
  await assertAccessible(page, '360 px');
  await assertFits(page);
  await page.setViewportSize(WIDE);
};

const setDark = (page: Page, dark: boolean): Promise<void> =>
  page.evaluate((on) => void document.body.classList.toggle('awsui-dark-mode', on), dark);

const setDirection = (page: Page, direction: string): Promise<void> =>
  page.evaluate((chosen) => {
    document.documentElement.dir = chosen;
  }, direction);

/** Nothing makes the page wider than its window, nor a cell of a table wider than its column. */
export const assertFits = async (page: Page): Promise<void> => {
  const wider = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.before-after :is(th, td)')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ nodeName, textContent, scrollWidth, clientWidth }) =>
        [nodeName, textContent.slice(0, 40), scrollWidth - clientWidth].join(' '),
      ),
  );
  assert.deepEqual(wider, []);
};
