/**
 * The positions of a reader in the table's stream, kept in a file.
 */
import { readFileSync } from 'node:fs';
import { writeFileAtomically } from '../dynamodb/atomic-file.ts';
import type { StreamPosition } from './event-file.ts';

/** The last sequence number taken of each shard. */
export type Positions = Readonly<Record<string, string>>;

interface KeptPositions {
  /** A table made anew under the same name has another stream, whose numbers begin anew. */
  readonly streamArn: string;
  readonly positions: Positions;
}

/**
 * Returns no positions for another stream. Without them the stream is read again, and the watermarks skip what was
 * counted.
 */
export const readPositions = (file: string, streamArn: string): Positions => {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<KeptPositions>;
    return kept.streamArn === streamArn ? (kept.positions ?? {}) : {};
  } catch {
    return {};
  }
};

/** The last record taken of each shard, whatever stream the file is about. */
export const readStreamPositions = (file: string): readonly StreamPosition[] => {
  try {
    const { streamArn = '', positions = {} } = JSON.parse(readFileSync(file, 'utf8')) as Partial<KeptPositions>;
    const sequences = Object.values(positions).filter((sequence) => /^\d+$/.test(sequence));
    return sequences.map((sequence) => ({ streamArn, sequence }));
  } catch {
    return [];
  }
};

export const writePositions = (file: string, kept: KeptPositions): void =>
  writeFileAtomically(file, JSON.stringify(kept));
