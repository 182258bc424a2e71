/**
 * A change of something: calls that write.
 */
import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import type { Input, OperationName, Output } from '../../contract/index.ts';
import { call } from './call.ts';
import { failureOf } from './failure.ts';
import { dropPreviews, refreshAll } from './query-client.ts';

/**
 * Writes, and has everything shown asked for again when it is done, or in conflict with what is there. Never tries
 * again by itself.
 *
 * @param done what follows, such as the way to another screen; what is shown then is asked for again.
 */
export const useWrite = <Given, Answer>(
  write: (given: Given) => Promise<Answer>,
  done: (answer: Answer) => unknown = () => undefined,
): UseMutationResult<Answer, Error, Given> =>
  useMutation({
    mutationFn: write,
    onMutate: dropPreviews,
    onSuccess: async (answer) => {
      await done(answer);
      await refreshAll();
    },
    // A conflict is with something that is not shown yet.
    onError: (error) => {
      if (failureOf(error).errorName === 'ConflictException') void refreshAll();
    },
  });

/** Calls one operation, as {@link useWrite} does. */
export const useChange = <N extends OperationName>(
  operation: N,
  done?: (output: Output<N>) => unknown,
): UseMutationResult<Output<N>, Error, Input<N>> => useWrite((input: Input<N>) => call(operation, input), done);
