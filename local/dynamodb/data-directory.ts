/**
 * The directory that holds all data, for one process at a time.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { reasonOf, StartError } from '../start-error.ts';

export interface DataDirectory {
  readonly path: string;
  /** Whether the directory is deleted when the service ends. */
  readonly temporary: boolean;
  /** Writes the service's address for another process that finds the directory taken. */
  announce(url: string): void;
  release(): void;
}

/**
 * Makes the directory where needed and locks it for this process, until `release` or any end of the process.
 *
 * @param path undefined for a new one under the system's temporary directory.
 * @param name what messages call it.
 * @throws StartError when the directory cannot be made, or another process has it.
 */
export const openDataDirectory = (path: string | undefined, name = 'data directory'): DataDirectory => {
  const directory =
    path === undefined ? mkdtempSync(join(tmpdir(), 'selfevident-')) : prepareDirectory(resolve(path), name);
  const lock = lockDirectory(directory, name);
  const release = () => {
    lock.close();
    if (path === undefined) rmSync(directory, { recursive: true, force: true });
  };
  const address = join(directory, addressFile);
  rmSync(address, { force: true });
  return { path: directory, temporary: path === undefined, announce: (url) => writeFileSync(address, url), release };
};

/** Holds the address of the service; valid only while the directory is locked. */
const addressFile = 'address';

const addressIn = (directory: string): string => {
  try {
    return `, which listens at ${readFileSync(join(directory, addressFile), 'utf8')}`;
  } catch {
    return '';
  }
};

const prepareDirectory = (directory: string, name: string): string => {
  try {
    if (existsSync(directory)) return requireDirectory(directory);
    makeDirectory(directory);
    writeFileSync(join(directory, '.gitignore'), '*\n');
    return directory;
  } catch (error) {
    throw new StartError(`The ${name} ${directory} cannot be used: ${reasonOf(error)}`);
  }
};

const requireDirectory = (path: string): string => {
  if (!statSync(path).isDirectory()) throw new Error('it is no directory.');
  return path;
};

/** Node's recursive mkdir never returns where no directory can be made, as below /proc. */
const makeDirectory = (directory: string): void => {
  const parent = dirname(directory);
  if (!existsSync(parent)) makeDirectory(parent);
  mkdirSync(directory);
};

/** SQLite locks by the operating system on every platform, which frees the lock however the process ends. */
const lockDirectory = (directory: string, name: string): DatabaseSync => {
  try {
    const database = new DatabaseSync(join(directory, 'lock.db'), { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    throw new StartError(`The ${name} ${directory} ${lockProblem(directory, reasonOf(error))}.`);
  }
};

const lockProblem = (directory: string, reason: string): string => {
  if (reason.includes('locked'))
    return `is used by another process${addressIn(directory)}; stop that one, or name another directory`;
  // SQLite does not say that it is for want of permission.
  if (/unable to open|readonly/.test(reason))
    return 'cannot be locked: this user can neither make nor write its lock.db';
  return `cannot be locked: ${reason}`;
};
