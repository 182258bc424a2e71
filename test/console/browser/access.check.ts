/**
 * What the rules of axe do not see: the order of the focus, forced colours, zoom, motion, and where the focus goes.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, assertFits } from './support/access.ts';
import { makeLaunch, weights } from './support/launch.ts';
import { makeShop, SHOP } from './support/shop.ts';
import { useWorld } from './support/world.ts';

/** The name of what has the focus, as it is read. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
  });

const tab = async (page: Page, times: number): Promise<string[]> => {
  const names: string[] = [];
  for (let each = 0; each < times; each += 1) {
    await page.keyboard.press('Tab');
    names.push(await focused(page));
  }
  return names;
};

describe('without a mouse', () => {
  const world = useWorld();
  before(() => makeShop(world, ['checkout']));

  it('the focus goes from the bar to the screens, and then through the page', async () => {
    const page = await world.open(`/p/${SHOP}/features`);
    await page.getByRole('link', { name: 'checkout' }).waitFor();
    const [skip, brand, project, search, why, theme] = await tab(page, 6);
    assert.deepEqual([skip, brand, project], ['Skip to the content', 'Selfevident', 'Project']);
    assert.match(search ?? '', /^Search/);
    assert.equal(why, 'Why?');
    assert.match(theme ?? '', /^Change to /);
    const rest = await tab(page, 30);
    const order = ['+1 hour', '+1 day', 'Freeze', 'Features', 'Create feature', 'Filter by name', 'checkout'];
    const places = order.map((name) => rest.indexOf(name));
    assert.ok(
      places.every((place, index) => place >= 0 && (index === 0 || place > (places[index - 1] ?? 0))),
      `${rest}`,
    );
  });

  it('one key skips what is around every screen', async () => {
    const page = await world.open(`/p/${SHOP}/features`);
    await page.getByRole('link', { name: 'checkout' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const [first] = await tab(page, 1);
    assert.equal(first, 'Create feature');
  });

  it('what has the focus is seen', async () => {
    const page = await world.open(`/p/${SHOP}/features`);
    await page.getByRole('link', { name: 'checkout' }).waitFor();
    for (let each = 0; each < 15; each += 1) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return 'body';
        const { outlineStyle, boxShadow } = getComputedStyle(element);
        const { boxShadow: before } = getComputedStyle(element, '::before');
        return outlineStyle !== 'none' || boxShadow !== 'none' || before !== 'none'
          ? 'seen'
          : element.outerHTML.slice(0, 120);
      });
      assert.match(outline, /^(seen|body)$/);
    }
  });

  it('a new screen is begun at its title, and a dialog gives the focus back', async () => {
    const page = await world.open(`/p/${SHOP}/features`);
    await page.getByRole('link', { name: 'checkout' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'checkout' }).waitFor();
    assert.equal(await focused(page), 'checkout');
    await page.getByRole('button', { name: 'Switch off' }).press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await focused(page), 'Switch off');
  });
});

describe('for eyes of every kind', () => {
  const world = useWorld();
  before(async () => {
    await makeShop(world, ['checkout']);
    await makeLaunch(world, 'rollout', { feature: 'checkout', steps: [weights(10_000), weights(50_000)] });
  });

  it('dark is remembered, and follows the system before anyone chose', async () => {
    const page = await world.open(`/p/${SHOP}/features`, { colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Change to light' }).click();
    await page.getByRole('button', { name: 'Change to dark' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Change to dark' }).waitFor();
  });

  it('nothing moves where motion is not wanted', async () => {
    const page = await world.open(`/p/${SHOP}/features`);
    await page.getByRole('link', { name: 'checkout' }).waitFor();
    const running = () => document.getAnimations().filter((each) => each.playState === 'running').length;
    assert.equal(await page.evaluate(running), 0);
  });

  const paths = [
    `/p/${SHOP}/features`,
    `/p/${SHOP}/features/checkout`,
    '/?all=true',
    `/p/${SHOP}/launches/rollout`,
    `/p/${SHOP}/launches/rollout/edit`,
    `/p/${SHOP}/why?feature=checkout&entity=u-17`,
  ];
  for (const path of paths) {
    it(`${path} fits at twice the size, and in 320 px`, async () => {
      const page = await world.open(path, { viewport: { width: 640, height: 400 } });
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByRole('status').first().waitFor({ state: 'attached' });
      await assertFits(page);
      await page.setViewportSize({ width: 320, height: 600 });
      await assertFits(page);
    });

    it(`${path} keeps its words in forced colours`, async () => {
      const page = await world.open(path, { forcedColors: 'active' });
      await page.getByRole('heading', { level: 1 }).waitFor();
      await assertAccessible(page);
    });
  }
});
