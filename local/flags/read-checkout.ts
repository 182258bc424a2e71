/**
 * The texts of a checkout: what git does not ignore, or, elsewhere, all but the folders of tools.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { reasonOf, StartError } from '../start-error.ts';

export interface CheckoutFile {
  /** Relative to the folder. */
  readonly path: string;
  readonly text: string;
}

/** Bytes. Longer files are data or generated. */
const LONGEST = 1_000_000;
const ofTools = /(^|[/\\])(\.git|node_modules|dist|build|target|vendor|\.venv|__pycache__)([/\\]|$)/;

/** @throws StartError for what is no folder. */
export const listCheckout = (folder: string): string[] => {
  try {
    const all = filesOfGit(folder) ?? readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return all.filter((path) => !ofTools.test(path)).toSorted();
  } catch (error) {
    throw new StartError(`The folder ${folder} cannot be read: ${reasonOf(error)}`);
  }
};

/** Returns undefined outside of a checkout of git, and without git. */
const filesOfGit = (folder: string): string[] | undefined => {
  const args = ['-C', folder, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  return status === 0 ? stdout.split('\0').filter((path) => path !== '') : undefined;
};

/** Returns undefined for what is no text: folders, binaries, long data, and what is gone. */
export const readCheckoutFile = (folder: string, path: string): CheckoutFile | undefined => {
  const full = join(folder, path);
  try {
    const { size } = statSync(full);
    const text = size > LONGEST ? '\0' : readFileSync(full, 'utf8');
    return text.includes('\0') ? undefined : { path: relative('', full) || path, text };
  } catch {
    return undefined;
  }
};
