import { useSyncExternalStore } from 'react';

const query = matchMedia('(max-width: 640px)');

const subscribe = (listener: () => void) => {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** Whether the page is too narrow for a table. */
export const isNarrow = (): boolean => query.matches;

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, isNarrow);
