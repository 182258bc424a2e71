/** Timers of the agent, which do not keep the process alive. */

/** Runs something later, and returns how to cancel it. */
export type After = (milliseconds: number, run: () => void) => () => void;

export const afterMilliseconds: After = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds).unref();
  return () => clearTimeout(timer);
};
