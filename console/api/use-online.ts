import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void) => {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
};

/** Whether the browser has a network at all. That it has one says nothing of the service. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);
