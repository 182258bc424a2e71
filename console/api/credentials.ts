/**
 * The credentials of this page, in its memory alone: they go with the tab.
 */
import { useSyncExternalStore } from 'react';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

let current: Credentials | undefined;
const listeners = new Set<() => void>();

export const credentials = (): Credentials | undefined => current;

export const setCredentials = (next: Credentials | undefined): void => {
  current = next;
  for (const tell of listeners) tell();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useCredentials = (): Credentials | undefined => useSyncExternalStore(subscribe, credentials);
