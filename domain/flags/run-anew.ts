/**
 * Runs of a file whose end is past. A file that a service begins with is used for longer than its experiments run.
 */
import type { FileResource } from './read-flags.ts';

const DAY = 86_400;
/** Seconds, for an experiment that does not say since when it runs. */
const USUAL = 14 * DAY;

/** An experiment whose end is past, or missing, runs from now on for as long as it was to run. `now` is epoch seconds. */
export const runAnew = (file: readonly FileResource[], now: number): FileResource[] =>
  file.map((resource) => {
    const { running, desired } = resource;
    if (!running || desired.type !== 'experiment' || (running.ends ?? 0) > now) return resource;
    const { since, ends } = running;
    const length = since === undefined || ends === undefined || ends <= since ? USUAL : ends - since;
    return { ...resource, running: { since: now, ends: now + length } };
  });
