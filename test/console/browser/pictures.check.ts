/**
 * The pictures of docs/console.md, in light and in dark. They are drawn anew with CONSOLE_PICTURES=docs/pictures in the
 * environment; else the check only sees that each screen can be drawn and that the page has it.
 */
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { makeBusyShop } from './support/busy-shop.ts';
import { useWorld } from './support/world.ts';

const screens = [
  ['overview', '/p/shop', 'Changed lately'],
  ['features', '/p/shop/features', '6 features'],
  ['feature', '/p/shop/features/checkout', 'Asked from top to bottom'],
  ['launch', '/p/shop/launches/checkout-rollout', 'Who is served what now'],
  ['experiment', '/p/shop/experiments/ranking', 'All goals and treatments'],
] as const;

const folder = process.env.CONSOLE_PICTURES;

describe('the pictures of the documentation', () => {
  const world = useWorld();
  before(() => makeBusyShop(world));

  for (const [name, path, text] of screens)
    for (const colorScheme of ['light', 'dark'] as const)
      it(`show ${name} in ${colorScheme}`, async () => {
        const page = await world.open(path, { colorScheme });
        await page.getByText(text).first().waitFor();
        await page.waitForLoadState('networkidle');
        const picture = await page.screenshot();
        const file = `console-${name}-${colorScheme}.png`;
        if (folder) writeFileSync(join(folder, file), picture);
        assert.ok(existsSync(join('docs/pictures', file)), `docs/pictures lacks ${file}`);
      });
});
