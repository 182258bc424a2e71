/**
 * The embedded DynamoDB: one child process over one SQLite file.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';
import { checkTogether } from './data-consistency.ts';
import type { DataDirectory } from './data-directory.ts';
import { dataFile, prepareDataFile } from './data-file.ts';
import { findDynoxide } from './dynoxide.ts';
import { freePort } from './free-port.ts';
import { spawnSupervised } from './supervise.ts';
import { tableName } from './table.ts';

export interface EmbeddedDynamodb {
  readonly endpoint: string;
  /** Settles when the process ends by itself; never after `stop`. */
  readonly failed: Promise<StartError>;
  stop(): Promise<void>;
}

/** Milliseconds for the start, and for the stop before a kill. */
const timeouts = { start: 15_000, stop: 3_000 };

/**
 * @throws StartError when the executable is missing, the data file is broken or older than its neighbours, or no port
 * is free.
 */
export const startEmbeddedDynamodb = async (directory: DataDirectory): Promise<EmbeddedDynamodb> => {
  const file = join(directory.path, dataFile);
  checkTogether(directory.path, tableName);
  const { executable, notice } = findDynoxide();
  if (notice !== undefined) console.error(notice);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const child = spawnSupervised(
      executable,
      ['serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', file],
      directory.temporary ? directory.path : '',
    );
    const process = watch(child);
    const problem = await waitUntilListening(child);
    if (problem === undefined) {
      await prepare(file, process.stop);
      return { endpoint: `http://127.0.0.1:${port}`, ...process };
    }
    // Another process may have taken the port since it was found free.
    if (!problem.includes('already in use') || attempt === 5)
      throw new StartError(`The embedded DynamoDB cannot open ${file}: ${problem}.`);
  }
};

/** Resolves to the problem when the process ends, or takes too long, before it prints that it listens. */
const waitUntilListening = (child: ChildProcess): Promise<string | undefined> =>
  new Promise((resolve) => {
    let output = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      resolve(`it is not ready after ${timeouts.start / 1000} seconds`);
    }, timeouts.start);
    const settle = (outcome: string | undefined) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    child.stdout?.resume();
    child.stderr?.on('data', (chunk: Buffer) => {
      output = (output + chunk).slice(-4_096);
      if (output.includes('listening on')) settle(undefined);
    });
    child.once('error', (error) => settle(error.message));
    child.once('close', (code) => settle(problemOf(output) || `it ended with code ${code}`));
  });

/** The first sentence of the output, without its stop. */
const problemOf = (output: string): string =>
  output
    .trim()
    .replace(/^error: /, '')
    .replace(/\s+/g, ' ')
    .replace(/\.( .*)?$/, '');

const prepare = async (file: string, stop: () => Promise<void>): Promise<void> => {
  try {
    prepareDataFile(file);
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Tells an end by `stop` from any other. */
const watch = (child: ChildProcess): Pick<EmbeddedDynamodb, 'failed' | 'stop'> => {
  let stopping = false;
  const ended = once(child, 'exit');
  const failed = new Promise<StartError>((resolve) => {
    child.once('exit', (code, signal) => {
      if (!stopping) resolve(new StartError(`The embedded DynamoDB ended unexpectedly (${signal ?? `code ${code}`}).`));
    });
  });
  const stop = async () => {
    stopping = true;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), timeouts.stop);
    await ended;
    clearTimeout(timer);
  };
  return { failed, stop };
};
