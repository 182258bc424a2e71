// What a process has used of the processors so far, its threads and the kernel on its behalf included.
import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, whatever the machine. */
const microseconds = 10_000;

/** Microseconds. Linux only: other systems have no /proc to say so. */
export const processorTime = (pid) => {
  // The name of the process, which may hold anything, is in parentheses; times are the 12th and 13th behind it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  return microseconds * (Number(fields[11]) + Number(fields[12]));
};
