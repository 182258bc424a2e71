/**
 * Lines into files under the data directory, where the destinations are not AWS's:
 * `deliveries/PROJECT/logs/GROUP.jsonl`, and `deliveries/PROJECT/s3/BUCKET/` with an object a file.
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
    // Whole or not at all, like an object.
    writeFileSync(`${file}.draft`, objectBody(shipment));
    renameSync(`${file}.draft`, file);
  };

/** A path of names that callers chose, which cannot lead out of the directory. */
const pathOf = (directory: string, { project }: Shipment, path: string): string => {
  const names = [project, ...path.split('/')].filter((name) => name !== '');
  const file = names.pop() ?? '';
  return join(directory, 'deliveries', ...names.map((name) => fileName(directoryName(name))), fileName(file));
};

/** A directory is not called like the file of a group; no destination has a `%` in its name. */
const directoryName = (name: string): string => name.replace(/\.jsonl$/, '%2Ejsonl');

const MAX_NAME_BYTES = 255;

/** Characters, ends and names of devices that Windows does not take, and prefixes of S3 may have. */
const notOnWindows = /[<>:"\\|?*]|[. ]$|^(?=(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))./gi;
const escapeCharacter = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** What a file system takes for a name: none that is only dots, and a long one with a digest for its middle. */
export const fileName = (text: string, platform = process.platform): string => {
  if (/^\.+$/.test(text)) return text.replaceAll('.', '%2E');
  const name = platform === 'win32' ? text.replace(notOnWindows, escapeCharacter) : text;
  if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return name;
  return `${name.slice(0, 40)}%${createHash('sha256').update(name).digest('hex')}%${name.slice(-40)}`;
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
