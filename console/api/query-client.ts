/**
 * How answers are kept and asked for again: on focus and after changes, every 30 seconds where a screen says so, never
 * in a hidden tab.
 */
import { QueryClient } from '@tanstack/react-query';
import { failureOf, mayPass } from './failure.ts';

/** Milliseconds within which an answer is not asked for again. */
const FRESH = 5_000;
const MOST_TRIES = 4;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH,
      networkMode: 'always',
      retry: (count, error) => count < MOST_TRIES && mayPass(failureOf(error)),
      // 1, 2, 4, 8 seconds, each less up to a half.
      retryDelay: (count) => 1_000 * 2 ** count * (1 - Math.random() / 2),
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** After any change, everything shown is asked for again. */
export const refreshAll = (): Promise<void> => queryClient.invalidateQueries();
