/**
 * How answers are kept and asked for again: on focus and after changes, every 30 seconds where a screen says so, never
 * in a hidden tab. A call that may pass is tried again for as long as somebody looks.
 */
import { MutationCache, QueryClient } from '@tanstack/react-query';
import { failureOf, mayPass } from './failure.ts';
import { noteNextTry } from './next-try.ts';

/** Milliseconds within which an answer is not asked for again. */
const FRESH = 5_000;
/** Milliseconds between two tries at most. */
const LONGEST = 60_000;

/** 1, 2, 4, 8 seconds and so on, each less up to a half, so that those who failed together do not come back together. */
const waitAfter = (count: number, error: unknown): number => {
  const wait = Math.min(LONGEST, 1_000 * 2 ** count) * (1 - Math.random() / 2);
  if (mayPass(failureOf(error))) noteNextTry(error, wait);
  return wait;
};

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH,
      networkMode: 'always',
      retry: (_, error) => mayPass(failureOf(error)),
      retryDelay: waitAfter,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
  // A change is never sent again by itself: its button waits.
  mutationCache: new MutationCache({ onError: (error) => void waitAfter(1, error) }),
});

/** After any change, everything shown is asked for again. */
export const refreshAll = (): Promise<void> =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== VERSION });

/** Previews on their way are of what is being done now, which the service refuses to preview once it is done. */
export const dropPreviews = (): Promise<void> => queryClient.cancelQueries({ queryKey: [PREVIEW] });

/** The key of previews. */
export const PREVIEW = 'preview';

/** The key of what is asked of versions, which no change concerns. */
export const VERSION = 'other-version';

/** Tries everything shown that has failed last, without waiting. What is shown of the failure stays until the answer. */
export const tryFailedNow = (): void => {
  const failed = queryClient.getQueryCache().findAll({
    type: 'active',
    predicate: ({ state }) => state.fetchFailureReason !== null,
  });
  for (const query of failed) {
    void query.cancel({ silent: true });
    void query.fetch().catch(() => undefined);
  }
};

addEventListener('online', tryFailedNow);
