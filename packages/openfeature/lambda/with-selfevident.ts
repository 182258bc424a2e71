/**
 * A process in Lambda freezes once the answer is there, and timers with it: what is pending is sent before. A last
 * evaluation that is less than a minute younger than the reported one stays for later.
 */
import { wrapInvocations } from '../server/lambda-environment.ts';
import { allLinks } from '../server/open-projects.ts';

/** Milliseconds that an answer waits at most. */
const LIMIT = 2_000;

/** Wraps a function's handler. What it returns or throws stays as it is. */
export const withSelfevident = <Parameters extends readonly unknown[], Result>(
  handler: (...parameters: Parameters) => Promise<Result> | Result,
): ((...parameters: Parameters) => Promise<Result>) => {
  wrapInvocations();
  return async (...parameters) => {
    try {
      return await handler(...parameters);
    } finally {
      await flushAll();
    }
  };
};

const flushAll = async (): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LIMIT);
  });
  await Promise.race([Promise.all(allLinks().map((link) => link.flush('idle'))), limit]);
  clearTimeout(timer);
};
