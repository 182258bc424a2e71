/**
 * A change of something: one call that writes.
 */
import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import type { Input, OperationName, Output } from '../../contract/index.ts';
import { call } from './call.ts';
import { refreshAll } from './query-client.ts';

/**
 * Calls the operation, and has everything shown asked for again when it is done. Never tries again by itself.
 *
 * @param done what follows, such as the way to another screen; what is shown then is asked for again.
 */
export const useChange = <N extends OperationName>(
  operation: N,
  done: (output: Output<N>) => unknown = () => undefined,
): UseMutationResult<Output<N>, Error, Input<N>> =>
  useMutation({
    mutationFn: (input: Input<N>) => call(operation, input),
    onSuccess: async (output) => {
      await done(output);
      await refreshAll();
    },
  });
