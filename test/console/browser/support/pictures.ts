/**
 * Pictures of pages, compared pixel by pixel with those that are kept: of docs/pictures what the documentation shows, of
 * test/console/pictures the rest. Another browser or other fonts draw other pixels, so only what made the kept pictures
 * compares them. CONSOLE_PICTURES=anew in the environment makes all of them anew.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';

/** Of all pixels, how many may differ. */
const MOST = 0.001;
/** How often a page is drawn until it shows what it should: what comes last of it may still be on its way. */
const TRIES = 60;

const KEPT = 'test/console/pictures';
const MADE_BY = join(KEPT, 'made-by.txt');
/** Where pictures are put that differ, and what differs of them. */
const DIFFERENT = '.tools/console-pictures';

const isAnew = process.env.CONSOLE_PICTURES === 'anew';

/** A browser and the fonts that it finds for what the pages ask for. */
const drawnBy = (page: Page): string => {
  const fonts = ['system-ui', 'DejaVu Sans Mono'].map(fontFor);
  return [`Chromium ${page.context().browser()?.version()}`, ...fonts].join(', ');
};

const fontFor = (name: string): string => {
  try {
    return execFileSync('fc-match', ['-f', '%{family} %{fontversion}', name], { encoding: 'utf8' });
  } catch {
    return `an unknown font for ${name}`;
  }
};

/** Prepares the comparison. @returns why there is none; undefined where pictures are compared. */
export const whyNotCompared = (page: Page): string | undefined => {
  const here = drawnBy(page);
  if (isAnew) writeFileSync(MADE_BY, `${here}\n`);
  const kept = readFileSync(MADE_BY, 'utf8').trim();
  return kept === here ? undefined : `the kept pictures are by ${kept}; here is ${here}`;
};

/** @throws AssertionError where the page never looks as it is kept, or, with nothing to compare, never the same twice. */
export const assertLooks = async (page: Page, name: string, compared: boolean): Promise<void> => {
  const file = name.startsWith('console-') ? join('docs/pictures', `${name}.png`) : join(KEPT, `${name}.png`);
  const kept = compared && !isAnew ? readFileSync(file) : undefined;
  // No picture tells when all has come. What is held back never comes.
  if (!kept) await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined);
  let former: Buffer = Buffer.alloc(0);
  let least = Infinity;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const drawn = await page.screenshot();
    const isSame = kept ? false : former.length > 0 && differenceOf(former, drawn) === 0;
    if (kept) least = Math.min(least, differenceOf(kept, drawn));
    if (isSame || least <= MOST) {
      if (isAnew) writeFileSync(file, drawn);
      return;
    }
    former = drawn;
    // What is on its way gets the time of a few pictures.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
  }
  mkdirSync(DIFFERENT, { recursive: true });
  writeFileSync(join(DIFFERENT, `${name}.png`), former);
  assert.fail(`${name} differs by ${(100 * least).toFixed(2)} % from ${file}; ${DIFFERENT} has how it looks now`);
};

/** The share of pixels that differ; smoothed edges do not count. 1 for another size. */
const differenceOf = (one: Buffer, other: Buffer): number => {
  if (one.equals(other)) return 0;
  const [first, second] = [PNG.sync.read(one), PNG.sync.read(other)];
  const { width, height } = first;
  if (second.width !== width || second.height !== height) return 1;
  return pixelmatch(first.data, second.data, undefined, width, height, { threshold: 0.1 }) / (width * height);
};
