/**
 * Opens the embedded DynamoDB's SQLite file beside the engine: checks it, adds an index, prunes its stream.
 */
import { DatabaseSync } from 'node:sqlite';
import { reasonOf, StartError } from '../start-error.ts';

/** Its name in the data directory. */
export const dataFile = 'dynamodb.db';

/**
 * The engine looks for the greatest number at each write, and for the first above another at each read of the stream.
 * SQLite uses the index only for the engine's own expression. One SQL table holds the stream records of all tables.
 */
const index = `CREATE INDEX IF NOT EXISTS selfevident_stream_sequence
  ON _stream_records (table_name, CAST(sequence_number AS INTEGER))`;

/** Takes about a millisecond for each MB. @throws StartError when the file is broken. */
export const prepareDataFile = (file: string): void => {
  try {
    const database = new DatabaseSync(file, { timeout: 5_000 });
    try {
      const verdict = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
      // The first line is a heading, the last the problem.
      if (verdict !== 'ok') throw new Error(String(verdict).split('\n').at(-1));
      database.exec(index);
    } finally {
      database.close();
    }
  } catch (error) {
    throw brokenDataFile(file, error);
  }
};

export const brokenDataFile = (file: string, error: unknown): StartError =>
  new StartError(
    `The data file ${file} is broken (${reasonOf(error)}); put the whole directory back from a backup, or delete it to begin anew.`,
  );

/** Deletes the records of a table's stream before `sequence`. The engine would keep them for ever. */
export const pruneStream = (file: string, tableName: string, sequence: bigint): void => {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    database
      .prepare('DELETE FROM _stream_records WHERE table_name = ? AND CAST(sequence_number AS INTEGER) < ?')
      .run(tableName, sequence);
  } finally {
    database.close();
  }
};
