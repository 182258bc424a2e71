// What a process has used of the processors so far: its threads, and the kernel on its behalf.
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Microseconds, of the threads that still run: those of Node run as long as it does. Linux only: other systems have no
 * /proc to say so.
 */
export const processorTime = (pid) => {
  let nanoseconds = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`))
    nanoseconds += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
  return nanoseconds / 1_000;
};
