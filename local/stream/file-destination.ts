/**
 * Writes delivery records into files below the data directory: `deliveries/PROJECT/logs/GROUP.jsonl`, and
 * `deliveries/PROJECT/s3/BUCKET/` with a file for each object.
 */
import { createHash } from 'node:crypto';
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
import type { Destination, Shipment } from '../../lambdas/stream/destination.ts';
import { objectBody, objectKey } from '../../lambdas/stream/s3-destination.ts';

interface FileOptions {
  readonly directory: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export const logFiles =
  ({ directory }: Pick<FileOptions, 'directory'>): Destination =>
  async (shipment) => {
    const group = shipment.to.cloudWatchLogs?.logGroup ?? '';
    append(pathOf(directory, shipment, `logs/${group}.jsonl`), objectBody(shipment));
  };

export const objectFiles =
  ({ directory, now }: FileOptions): Destination =>
  async (shipment) => {
    const bucket = shipment.to.s3Destination?.bucket ?? '';
    const file = pathOf(directory, shipment, `s3/${bucket}/${objectKey(shipment, now())}`);
    mkdirSync(dirname(file), { recursive: true });
    // Readers see the whole file or none, as with an object.
    writeFileSync(`${file}.draft`, objectBody(shipment));
    renameSync(`${file}.draft`, file);
  };

/** Callers chose the names of this path. It cannot lead out of the directory. */
const pathOf = (directory: string, { project }: Shipment, path: string): string => {
  const names = [project, ...path.split('/')].filter((name) => name !== '');
  const file = names.pop() ?? '';
  return join(directory, 'deliveries', ...names.map((name) => fileName(directoryName(name))), fileName(file));
};

/** Keeps a directory from having the name of a group's file. No destination has a `%` in its name. */
const directoryName = (name: string): string => name.replace(/\.jsonl$/, '%2Ejsonl');

const MAX_NAME_BYTES = 255;

/** Characters, ends and device names that Windows refuses and prefixes of S3 may have. */
const notOnWindows = /[<>:"\\|?*]|[. ]$|^(?=(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))./gi;
const escapeCharacter = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** Makes a name that file systems take: escapes a name of dots, and puts a digest into the middle of a long one. */
export const fileName = (text: string, platform = process.platform): string => {
  if (/^\.+$/.test(text)) return text.replaceAll('.', '%2E');
  const name = platform === 'win32' ? text.replace(notOnWindows, escapeCharacter) : text;
  if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return name;
  return `${name.slice(0, 40)}%${createHash('sha256').update(name).digest('hex')}%${name.slice(-40)}`;
};

/** Begins a new line if a crash has cut the last one. */
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
