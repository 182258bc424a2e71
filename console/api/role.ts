/**
 * The role of whoever is signed in, as the token says it: a hint for buttons. What one may do is decided by the service.
 */
import { useSyncExternalStore } from 'react';

/** From the weakest; each may do what those before it may. */
const roles = ['viewer', 'operator', 'admin'] as const;
export type Role = (typeof roles)[number];

let current: Role | undefined;
const listeners = new Set<() => void>();

/** The strongest of a person's groups. Groups of other names, as those of a provider, say nothing. */
export const roleOf = (groups: readonly string[]): Role | undefined => roles.findLast((role) => groups.includes(role));

export const setRole = (next: Role | undefined): void => {
  current = next;
  for (const tell of listeners) tell();
};

/** Undefined where nobody says it: then everything may be tried. */
export const useRole = (): Role | undefined =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );

export const isBelow = (own: Role | undefined, needed: Role): own is Role =>
  own !== undefined && roles.indexOf(own) < roles.indexOf(needed);
