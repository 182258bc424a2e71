/**
 * Lines into files under the data directory, where the destinations are not AWS's:
 * `deliveries/PROJECT/logs/GROUP.jsonl`, and `deliveries/PROJECT/s3/BUCKET/` with an object a file.
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Destination, Shipment } from '../lambdas/stream/destination.ts';
import { objectBody, objectKey } from '../lambdas/stream/s3-destination.ts';

interface FileOptions {
  readonly directory: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export const logFiles =
  ({ directory }: Pick<FileOptions, 'directory'>): Destination =>
  async (shipment) => {
    const group = shipment.to.cloudWatchLogs?.logGroup ?? '';
    append(under(directory, shipment, `logs/${group}.jsonl`), objectBody(shipment));
  };

export const objectFiles =
  ({ directory, now }: FileOptions): Destination =>
  async (shipment) => {
    const bucket = shipment.to.s3Destination?.bucket ?? '';
    const file = under(directory, shipment, `s3/${bucket}/${objectKey(shipment, now())}`);
    mkdirSync(dirname(file), { recursive: true });
    // Whole or not at all, like an object.
    writeFileSync(`${file}.draft`, objectBody(shipment));
    renameSync(`${file}.draft`, file);
  };

/** A path of names that callers chose, which cannot lead out of the directory. */
const under = (directory: string, { project }: Shipment, path: string): string => {
  const names = [project, ...path.split('/')].filter((name) => name !== '');
  return join(
    directory,
    'deliveries',
    ...names.map((name) => (/^\.+$/.test(name) ? name.replaceAll('.', '%2E') : name)),
  );
};

/** A crash may have cut the last line, which must not spoil the next. */
const append = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  const isNew = !existsSync(file);
  const descriptor = openSync(file, 'a+');
  try {
    const last = Buffer.from('\n');
    if (!isNew) readSync(descriptor, last, 0, 1, Math.max(0, fstatSync(descriptor).size - 1));
    writeSync(descriptor, last.toString() === '\n' ? text : `\n${text}`);
  } finally {
    closeSync(descriptor);
  }
};
