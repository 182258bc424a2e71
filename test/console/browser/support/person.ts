/**
 * A person who uses a page, by mouse on a wide page or by keys alone on a narrow one. Each thing that the person does is
 * counted: clicks, or keys.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { NARROW, WIDE, type World } from './world.ts';

export type Means = 'mouse' | 'keys';

export interface Person {
  readonly page: Page;
  readonly means: Means;
  /** Clicks or keys so far. What is typed into a field counts once. */
  readonly effort: () => number;
  /** Presses a button, follows a link, takes a choice. */
  readonly press: (target: Locator) => Promise<void>;
  /** Types into a field, instead of what is there. */
  readonly type: (target: Locator, text: string) => Promise<void>;
  /** Takes an option of a native select. */
  readonly choose: (target: Locator, label: string) => Promise<void>;
  /** Skips what is around a screen, where one goes by keys. */
  readonly toContent: () => Promise<void>;
  /** Presses keys, such as `Control+k`, whatever the means. */
  readonly keys: (...keys: readonly string[]) => Promise<void>;
}

/** The same story twice: by mouse at 1280, and by keys alone at 360. */
export const bothWays = (
  name: string,
  world: World,
  story: (open: (path: string) => Promise<Person>, means: Means) => Promise<void>,
): void => {
  const ways: readonly (readonly [Means, typeof WIDE | typeof NARROW])[] = [
    ['mouse', WIDE],
    ['keys', NARROW],
  ];
  for (const [means, viewport] of ways)
    it(`${name}, by ${means} at ${viewport.width}`, () =>
      story(async (path) => personOn(await world.open(path, { viewport }), means), means));
};

const personOn = (page: Page, means: Means): Person => {
  let effort = 0;
  const keys = async (...names: readonly string[]): Promise<void> => {
    for (const name of names) await page.keyboard.press(name);
    effort += names.length;
  };
  const reach = async (target: Locator): Promise<void> => {
    await target.waitFor();
    if (means === 'mouse') {
      await target.click();
      effort += 1;
    } else effort += await tabTo(page, target);
  };
  const press = async (target: Locator): Promise<void> => {
    await reach(target);
    if (means === 'keys') await keys((await isCheckable(target)) ? 'Space' : 'Enter');
  };
  return {
    page,
    means,
    keys,
    effort: () => effort,
    press,
    toContent: async () => {
      if (means === 'keys') await press(page.getByRole('link', { name: 'Skip to the content' }));
    },
    type: async (target, text) => {
      await reach(target);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
      effort += 1;
    },
    choose: async (target, label) => {
      await target.selectOption({ label });
      effort += 2;
    },
  };
};

const isCheckable = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element.matches('input[type=checkbox], input[type=radio]'));

/** More than any screen has; a page with more needs another way. */
const MOST_TABS = 120;

/** @returns how many keys it took. */
const tabTo = async (page: Page, target: Locator): Promise<number> => {
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let keys = 0; keys <= MOST_TABS; keys += 1) {
    if (await isThere()) return keys;
    await page.keyboard.press('Tab');
  }
  return assert.fail(`${target} cannot be reached by Tab`);
};
