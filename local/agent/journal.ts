/**
 * What the agent owes the service, on disk: a file of lines, each a record. What is written survives the end of this
 * process, and what is synced that of the machine. The file is written anew with what is still owed when it has grown.
 */
import { closeSync, fdatasync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Exposure } from '@selfevident/evaluation/exposure';
import { openDataDirectory } from '../dynamodb/data-directory.ts';
import { reasonOf, StartError } from '../start-error.ts';

/** A call of PutProjectEvents as it came. */
export interface JournaledCall {
  /** Tells calls apart, those of a client too that gives all of them one id. Files of earlier versions have none. */
  readonly key?: string;
  /** The invocation id of the call, by which the service recognises a second try. */
  readonly id: string;
  readonly project: string;
  /** Encoded. */
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
  /** The time of its latest event, in milliseconds since the epoch; undefined where it says none. */
  readonly eventTime?: number | undefined;
}

export type JournalRecord =
  | { readonly project: string; readonly exposure: Exposure }
  /** Of the exposures before, the service has those that are dated before this time. */
  | { readonly project: string; readonly reported: number }
  | { readonly call: JournaledCall }
  /** The service has the call with this key. */
  | { readonly done: string };

export const keyOf = ({ key, id }: JournaledCall): string => key ?? id;

export interface Journal {
  /** What an earlier process still owed, in order. */
  readonly owed: readonly JournalRecord[];
  /** Writes a record. @throws Error when the disk does not take it. */
  readonly write: (record: JournalRecord) => void;
  /** Resolves when everything written so far is on the disk. */
  readonly sync: () => Promise<void>;
  /** Writes the file anew if it has grown; `owed` says what is still owed. @throws Error, and goes on with the old one. */
  readonly compact: (owed: () => readonly JournalRecord[]) => void;
  readonly close: () => void;
}

/** How large the file gets before it is written anew. */
export interface Room {
  /** Bytes that it may always have. */
  readonly least: number;
  /** How many times as long as after the last rewriting it may get. */
  readonly growth: number;
}

const usualRoom: Room = { least: 4_194_304, growth: 2 };

/** @throws StartError when the directory or the file cannot be used, or another process has it. */
export const openJournal = (directory: string, { least, growth }: Room = usualRoom): Journal => {
  const { path, release } = openDataDirectory(directory, 'journal');
  const name = join(path, 'journal.jsonl');
  let owed: readonly JournalRecord[] = [];
  let [file, size, limit, isTorn] = [0, 0, 0, false];
  const syncs = shareSyncs(() => file);

  const write = (record: JournalRecord) => {
    // What a full disk took of the line before makes only that line unreadable.
    const line = `${isTorn ? '\n' : ''}${lineOf(record)}`;
    isTorn = true;
    size += writeWhole(file, line);
    isTorn = false;
  };
  const rewrite = (records: readonly JournalRecord[]) => {
    const before = file;
    [file, size] = writeAnew(name, records);
    isTorn = false;
    limit = Math.max(least, size * growth);
    if (before > 0) void syncs.idle().then(() => closeSync(before));
  };
  try {
    owed = stillOwed(readRecords(name));
    rewrite(owed);
  } catch (error) {
    release();
    throw new StartError(`The journal in ${directory} cannot be read and written: ${reasonOf(error)}`);
  }
  return {
    owed,
    write,
    sync: syncs.sync,
    compact: (records) => {
      if (size <= limit) return;
      // Should it fail, it is not tried again at each write.
      limit = size * growth;
      rewrite(records());
    },
    close: () => {
      closeSync(file);
      // A call that is answered later is told to nobody: the number may be another file's by then.
      [file, limit] = [-1, Infinity];
      release();
    },
  };
};

const lineOf = (record: JournalRecord): string => `${JSON.stringify(record)}\n`;

/** Writes a file that takes the place of the one before when it is whole. Returns it, open, and its size. */
const writeAnew = (name: string, records: readonly JournalRecord[]): [file: number, size: number] => {
  const draft = `${name}.draft`;
  const file = openSync(draft, 'w', 0o600);
  let size = 0;
  try {
    for (const record of records) size += writeWhole(file, lineOf(record));
    fsyncSync(file);
    renameSync(draft, name);
  } catch (error) {
    closeSync(file);
    // A full disk has no room for half a file either.
    rmSync(draft, { force: true });
    throw error;
  }
  syncDirectory(dirname(name));
  return [file, size];
};

/** A disk that is full takes a part. */
const writeWhole = (file: number, line: string): number => {
  const bytes = Buffer.from(line);
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
  return bytes.length;
};

interface Syncs {
  readonly sync: Journal['sync'];
  /** Resolves when the sync that is under way is over. */
  readonly idle: () => Promise<void>;
}

/** One sync at a time, for all who wait when it begins. */
const shareSyncs = (file: () => number): Syncs => {
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  const idle = () => running.catch(() => undefined);
  const sync = () => {
    waiting ??= idle().then(() => {
      waiting = undefined;
      running = promisify(fdatasync)(file());
      return running;
    });
    return waiting;
  };
  return { sync, idle };
};

/** The name of the new file is on the disk too. Windows has no such thing. */
const syncDirectory = (path: string): void => {
  if (process.platform === 'win32') return;
  const directory = openSync(path, 'r');
  fsyncSync(directory);
  closeSync(directory);
};

/** The last line may be cut off: nobody was told that it was written. */
const readRecords = (name: string): JournalRecord[] => {
  let text: string;
  try {
    text = readFileSync(name, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as JournalRecord];
    } catch {
      return [];
    }
  });
};

const stillOwed = (records: readonly JournalRecord[]): JournalRecord[] => {
  const done = new Set(records.flatMap((record) => ('done' in record ? [record.done] : [])));
  let owed: JournalRecord[] = [];
  for (const record of records)
    if ('reported' in record) owed = owed.filter((one) => !isReported(one, record));
    else if ('exposure' in record || ('call' in record && !done.has(keyOf(record.call)))) owed.push(record);
  return owed;
};

const isReported = (
  one: JournalRecord,
  { project, reported }: { readonly project: string; readonly reported: number },
) => 'exposure' in one && one.project === project && one.exposure.time < reported;
