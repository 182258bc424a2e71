/**
 * Says on standard error how far long work has come: on a terminal in one line, elsewhere a line for each hundred.
 */

export interface Progress {
  /** @param total of all steps; undefined while it is not known. */
  step(what: string, done: number, total?: number): void;
  /** Clears the line on a terminal. */
  end(): void;
}

interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const LINE_EVERY = 100;
const CLEAR = '\r\u001b[K';

export const openProgress = (output: Output = process.stderr): Progress => ({
  step: (what, done, total) => {
    const line = total === undefined ? `${what}: ${done}` : `${what}: ${done} of ${total}`;
    if (output.isTTY) output.write(`${CLEAR}${line}`);
    else if (done > 0 && done % LINE_EVERY === 0) output.write(`${line}\n`);
  },
  end: () => {
    if (output.isTTY) output.write(CLEAR);
  },
});
