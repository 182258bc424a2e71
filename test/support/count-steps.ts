/**
 * Counts the steps of code: how often its functions, its branches and the bodies of its loops run. V8 counts them for
 * coverage, so the code that is counted has no hook for it, and a count is the same on every machine.
 */
import { type Profiler, Session } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';

export interface StepCounter {
  /** Returns the steps that an action takes in code below the folder. A call of what JavaScript has built in is none. */
  count(action: () => unknown): number;
  stop(): void;
}

/** Optimized code skips some of the counters, and code that another test has had compiled has none. */
const OFF = ['opt', 'maglev', 'compilation-cache'];

/** Starts to count. Code is counted only if it is loaded afterwards. */
export const startStepCounter = (folder: string): StepCounter => {
  for (const one of OFF) setFlagsFromString(`--no-${one}`);
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    count: (action) => {
      takeSteps(session, folder);
      action();
      return takeSteps(session, folder);
    },
    stop: () => {
      session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
      for (const one of OFF) setFlagsFromString(`--${one}`);
    },
  };
};

/** Returns the steps since the last call. */
const takeSteps = (session: Session, folder: string): number => {
  let steps = 0;
  session.post('Profiler.takePreciseCoverage', (error, coverage) => {
    if (error) throw error;
    for (const script of coverage.result) if (script.url.includes(folder)) steps += stepsOf(script);
  });
  return steps;
};

const stepsOf = ({ functions }: Profiler.ScriptCoverage): number =>
  functions.flatMap(({ ranges }) => ranges).reduce((sum, { count }) => sum + count, 0);
