/**
 * Drops the records of the stream that every reader has read. The embedded engine would keep them for ever.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repeat } from '../../lambdas/concurrency.ts';
import { dataFile, pruneStream } from '../dynamodb/data-file.ts';
import { tableName } from '../dynamodb/table.ts';
import type { Stream } from '../stream/stream.ts';
import type { Wires } from './wires.ts';

/** Milliseconds between two prunings. */
const PAUSE = 30_000;

export const wirePruning = ({ directory, service }: Wires, readers: readonly Stream[]) => {
  const prune = async (): Promise<void> => {
    const file = join(directory, dataFile);
    const read = readers.flatMap(({ positions }) => Object.values(positions()));
    // Only the embedded engine keeps its data in this file. Its stream has one shard, so each reader has one position.
    if (existsSync(file) && read.length === readers.length) pruneStream(file, tableName, smallest(read));
  };
  return { stop: repeat(prune, PAUSE, (error) => service.report('stream not pruned', { error })) };
};

const smallest = (sequences: readonly string[]): bigint =>
  sequences.map(BigInt).sort((one, other) => Number(one - other))[0] ?? 0n;
