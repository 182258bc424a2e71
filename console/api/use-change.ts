/**
 * A change of something: calls that write.
 */
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Input, OperationName, Output } from '../../contract/index.ts';
import { call } from './call.ts';
import { failureOf } from './failure.ts';
import { dropPreviews, refreshAll } from './query-client.ts';

export interface Change<Given> {
  /** Does nothing while it is on its way already. */
  readonly mutate: (given: Given) => void;
  readonly reset: () => void;
  readonly isPending: boolean;
  readonly isIdle: boolean;
  readonly isSuccess: boolean;
  readonly error: Error | null;
}

/** What is shown is no longer so. */
const OUTDATED: readonly string[] = ['ConflictException', 'ResourceNotFoundException'];
/** Milliseconds that a change waits for what is there now, which may fail for long. */
const LONGEST = 3_000;

/**
 * Writes, and has everything shown asked for again when it is done, or in conflict with what is there. Never tries
 * again by itself.
 *
 * @param done what follows, such as the way to another screen; what is shown then is asked for again.
 */
export const useWrite = <Given, Answer>(
  write: (given: Given) => Promise<Answer>,
  done: (answer: Answer) => unknown = () => undefined,
): Change<Given> => {
  // A second click may come before the first one is shown to be on its way.
  const isUnderWay = useRef(false);
  const { mutate, reset, isPending, isIdle, isSuccess, error } = useMutation({
    mutationFn: write,
    onMutate: dropPreviews,
    onSuccess: async (answer) => {
      await done(answer);
      await readAgain();
    },
    onError: async (failure) => {
      if (OUTDATED.includes(failureOf(failure).errorName ?? '')) await readAgain();
    },
    onSettled: () => {
      isUnderWay.current = false;
    },
  });
  return {
    mutate: (given) => {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      mutate(given);
    },
    reset,
    isPending,
    isIdle,
    isSuccess,
    error,
  };
};

/** Has everything shown asked for again, and waits for it, though not for long. */
export const readAgain = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, LONGEST);
    void refreshAll().then(resolve);
  });

/** Calls one operation, as {@link useWrite} does. */
export const useChange = <N extends OperationName>(
  operation: N,
  done?: (output: Output<N>) => unknown,
): Change<Input<N>> => useWrite((input: Input<N>) => call(operation, input), done);
