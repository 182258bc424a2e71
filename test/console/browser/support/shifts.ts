/**
 * How far a page jumps while it loads.
 */
import type { Page } from 'playwright-core';

/** Adds up how far the page jumps, as Chromium measures it. */
export const watchShifts = (): void => {
  const state = globalThis as unknown as { shift: number };
  state.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
      if (!entry.hadRecentInput) state.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
};

/** Of a page that is watched. */
export const shiftOf = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { shift: number }).shift);
