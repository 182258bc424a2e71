/**
 * A process in Lambda freezes once the answer is there, and timers with it: what is pending is sent before. A last
 * evaluation that is less than a minute younger than the reported one stays for later. An invocation that takes too long
 * is ended with its process: before that, everything is sent.
 */
import { wrapInvocations } from '../server/lambda-environment.ts';
import { allLinks } from '../server/open-projects.ts';

/** Milliseconds that an answer waits at most. */
const LIMIT = 2_000;
/** Milliseconds before Lambda ends an invocation, at most half of its time. */
const MARGIN = 1_000;

/** Wraps a function's handler. What it returns or throws stays as it is. */
export const withSelfevident = <Parameters extends readonly unknown[], Result>(
  handler: (...parameters: Parameters) => Promise<Result> | Result,
): ((...parameters: Parameters) => Promise<Result>) => {
  wrapInvocations();
  return async (...parameters) => {
    const cancel = flushBeforeEnd(parameters);
    try {
      return await handler(...parameters);
    } finally {
      cancel();
      await flushAll('idle');
    }
  };
};

/** Lambda's context is the second parameter. Returns how to cancel it. */
const flushBeforeEnd = ([, context]: readonly unknown[]): (() => void) => {
  const left = (context as { getRemainingTimeInMillis?: () => number } | undefined)?.getRemainingTimeInMillis?.();
  if (left === undefined) return () => {};
  const timer = setTimeout(flushAll, Math.max(left - MARGIN, left / 2, 0), 'all');
  timer.unref();
  return () => clearTimeout(timer);
};

const flushAll = async (which: 'idle' | 'all'): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LIMIT);
  });
  await Promise.race([Promise.all(allLinks().map((link) => link.flush(which))), limit]);
  clearTimeout(timer);
};
