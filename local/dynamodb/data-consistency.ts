/**
 * Checks that the files of a data directory belong together. Without the check a missing database would be made anew.
 * An older one would reuse stream numbers that were read before, and its records would never be counted.
 */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../start-error.ts';
import { readEvents, type StreamPosition } from '../stream/event-file.ts';
import { readStreamPositions } from '../stream/stream-position.ts';
import { brokenDataFile, dataFile } from './data-file.ts';

/** Files beside the database: how far the stream was counted, how far it was delivered, and the events that it gave. */
export const readerFiles = { counted: 'stream.json', delivered: 'delivery.json', events: 'events.jsonl' } as const;

/** @throws StartError when the files beside the database are of a newer one, or the database is missing. */
export const checkTogether = (directory: string, tableName: string): void => {
  const present = Object.values(readerFiles).filter((name) => hasContent(join(directory, name)));
  if (present.length === 0) return;
  const file = join(directory, dataFile);
  const problem = hasContent(file) ? undefined : existsSync(file) ? 'is empty' : 'is gone';
  const stream = problem ? undefined : readStream(file, tableName);
  if (!stream)
    throw new StartError(
      `The database ${file} ${problem ?? 'is empty'}, unlike ${present.join(', ')} beside it; put the whole directory back from a backup, or delete it to begin anew.`,
    );
  for (const name of present) checkAge({ file, stream, name }, positionsIn(join(directory, name)));
};

const hasContent = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;

const positionsIn = (file: string): readonly StreamPosition[] => {
  if (!file.endsWith(readerFiles.events)) return readStreamPositions(file);
  const last = readEvents(file).findLast(({ place }) => place)?.place;
  return last ? [last] : [];
};

interface TableStream {
  /** The last part of the stream's ARN. */
  readonly label: string;
  readonly latest: bigint;
}

const readStream = (file: string, tableName: string): TableStream | undefined => {
  try {
    const database = new DatabaseSync(file, { timeout: 5_000 });
    try {
      return streamIn(database, tableName);
    } finally {
      database.close();
    }
  } catch (error) {
    throw brokenDataFile(file, error);
  }
};

/** Returns undefined for a database without the table. */
const streamIn = (database: DatabaseSync, tableName: string): TableStream | undefined => {
  const sql = 'SELECT count(*) AS n FROM sqlite_master WHERE name IN (?, ?)';
  if (database.prepare(sql).get('_tables', '_stream_records')?.n !== 2) return undefined;
  const table = database.prepare('SELECT stream_label AS label FROM _tables WHERE table_name = ?').get(tableName);
  const latest = 'SELECT MAX(CAST(sequence_number AS INTEGER)) AS n FROM _stream_records WHERE table_name = ?';
  const record = database.prepare(latest).get(tableName);
  return table && { label: String(table.label), latest: BigInt(Number(record?.n ?? 0)) };
};

interface AgeCheck {
  readonly file: string;
  readonly stream: TableStream;
  readonly name: string;
}

/** Positions in another stream were left by a DynamoDB elsewhere, and say nothing about this one. */
const checkAge = ({ file, stream, name }: AgeCheck, positions: readonly StreamPosition[]): void => {
  const newer = positions.find(
    ({ streamArn, sequence }) => streamArn.endsWith(`/${stream.label}`) && BigInt(sequence) > stream.latest,
  );
  if (!newer) return;
  const all = Object.values(readerFiles).join(', ');
  throw new StartError(
    `The database ${file} is older than ${name} beside it (its last change is ${stream.latest}, there ${newer.sequence} was read); put back all files from one backup, or, to go on from this database, delete ${all}.`,
  );
};
