/**
 * The embedded DynamoDB's data file, a SQLite one, looked at behind its back: whether it is whole, and an index that it lacks.
 */
import { DatabaseSync } from 'node:sqlite';
import { reasonOf, StartError } from '../start-error.ts';

/** Its name in the data directory. */
export const dataFile = 'dynamodb.db';

/**
 * Each write to a table with a stream takes the greatest number of all its stream records, each read of the stream looks for the first above
 * one. The expression must be the engine's own for SQLite to use the index. One SQL table holds the records of tables made later too.
 */
const index = `CREATE INDEX IF NOT EXISTS selfevident_stream_sequence
  ON _stream_records (table_name, CAST(sequence_number AS INTEGER))`;

/** @throws StartError when the file is broken. Takes about a millisecond for each MB. */
export const prepareDataFile = (file: string): void => {
  try {
    const database = new DatabaseSync(file, { timeout: 5_000 });
    try {
      const verdict = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
      // The line below the heading is what is wrong.
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
    `The data file ${file} is broken (${reasonOf(error)}); delete the directory that it is in to begin anew.`,
  );

/** Drops the records of a table's stream before `sequence`, which everyone has read; the engine keeps them for ever. */
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
