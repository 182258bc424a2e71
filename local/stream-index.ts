/**
 * An index that the embedded DynamoDB lacks: each write to a table with a stream, and each read of the stream, looks through all stream records.
 */
import { DatabaseSync } from 'node:sqlite';
import { reasonOf, StartError } from './start-error.ts';

/** The expression must be the engine's own, character for character, for SQLite to use the index. */
const statement = `CREATE INDEX IF NOT EXISTS selfevident_stream_sequence
  ON _stream_records (table_name, CAST(sequence_number AS INTEGER))`;

/**
 * Adds the index to the engine's open data file; it holds for tables made later too, as one SQL table holds all stream records.
 *
 * @throws StartError when the file cannot be read.
 */
export const indexStreamRecords = (file: string): void => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 5_000 });
    database.exec(statement);
  } catch (error) {
    throw new StartError(`The data file ${file} cannot be used: ${reasonOf(error)}.`);
  } finally {
    database?.close();
  }
};
