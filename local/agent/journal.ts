/**
 * What the agent owes the service, on disk: a file of lines, each a record. What is written survives the end of this
 * process, and what is synced that of the machine. The file is written anew with what is still owed when it has grown.
 */
import { closeSync, fdatasync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Exposure } from '@selfevident/evaluation/exposure';
import { openDataDirectory } from '../dynamodb/data-directory.ts';
import { reasonOf, StartError } from '../start-error.ts';

/** A call of PutProjectEvents as it came. */
export interface JournaledCall {
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
  | { readonly done: string };

export interface Journal {
  /** What an earlier process still owed, in order. */
  readonly owed: readonly JournalRecord[];
  /** Writes a record. @throws Error when the disk does not take it. */
  readonly write: (record: JournalRecord) => void;
  /** Resolves when everything written so far is on the disk. */
  readonly sync: () => Promise<void>;
  /** Writes the file anew if it has grown; `owed` says what is still owed. */
  readonly compact: (owed: () => Iterable<JournalRecord>) => void;
  readonly close: () => void;
}

/** Bytes; and how many times as long as after the last rewriting the file may get. */
const LEAST = 4_194_304;
const GROWTH = 2;

/** @throws StartError when the directory cannot be used, or another process has it. */
export const openJournal = (directory: string): Journal => {
  const { path, release } = openDataDirectory(directory);
  const name = join(path, 'journal.jsonl');
  const owed = stillOwed(readRecords(name));
  let file = 0;
  let [size, limit] = [0, 0];

  const write = (record: JournalRecord) => {
    size += writeWhole(file, `${JSON.stringify(record)}\n`);
  };
  const rewrite = (records: Iterable<JournalRecord>) => {
    const before = file;
    const draft = `${name}.draft`;
    file = openSync(draft, 'w', 0o600);
    size = 0;
    for (const record of records) write(record);
    fsyncSync(file);
    renameSync(draft, name);
    syncDirectory(path);
    if (before > 0) closeSync(before);
    limit = Math.max(LEAST, size * GROWTH);
  };
  try {
    rewrite(owed);
  } catch (error) {
    release();
    throw new StartError(`The journal in ${directory} cannot be written: ${reasonOf(error)}`);
  }
  return {
    owed,
    write,
    sync: shareSyncs(() => file),
    compact: (records) => {
      if (size > limit) rewrite(records());
    },
    close: () => {
      closeSync(file);
      release();
    },
  };
};

/** A disk that is full takes a part. */
const writeWhole = (file: number, line: string): number => {
  const bytes = Buffer.from(line);
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
  return bytes.length;
};

/** One sync at a time, for all who wait when it begins. */
const shareSyncs = (file: () => number): Journal['sync'] => {
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  return () => {
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = undefined;
        running = promisify(fdatasync)(file());
        return running;
      });
    return waiting;
  };
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
  } catch {
    return [];
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
    else if ('exposure' in record || ('call' in record && !done.has(record.call.id))) owed.push(record);
  return owed;
};

const isReported = (
  one: JournalRecord,
  { project, reported }: { readonly project: string; readonly reported: number },
) => 'exposure' in one && one.project === project && one.exposure.time < reported;
