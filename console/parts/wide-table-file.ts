/**
 * The file of the wide table, which only wide pages load.
 */
import { useEffect, useState } from 'react';
import { isNarrow, useNarrow } from './use-narrow.ts';

type File = typeof import('./wide-table.tsx');

let file: File | undefined;

const load = async (): Promise<void> => {
  file = await import('./wide-table.tsx');
};

/** Loads a screen that has tables, and where the page is wide its tables too: both at once, and neither is shown alone. */
export const withTable =
  <Screen>(loadScreen: () => Promise<Screen>) =>
  async (): Promise<Screen> => {
    const [screen] = await Promise.all([loadScreen(), isNarrow() ? undefined : load()]);
    return screen;
  };

/** The table of a wide page; undefined until it is there, as on a page that was narrow when it was loaded. */
export const useWideTable = (): File['WideTable'] | undefined => {
  const isWanted = !useNarrow() && file === undefined;
  const [, setLoaded] = useState(false);
  useEffect(() => {
    // Without it there are cards.
    if (isWanted)
      load().then(
        () => setLoaded(true),
        () => undefined,
      );
  }, [isWanted]);
  return file?.WideTable;
};
