/**
 * The file of events: a line of JSON for each of the newest events, with its position in the table's stream.
 */
import { appendFileSync, closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ServiceEvent } from '../../lambdas/stream/service-event.ts';
import { writeFileAtomically } from '../dynamodb/atomic-file.ts';
import { reasonOf, StartError } from '../start-error.ts';

/** The last record of the batch that had the event. */
export interface StreamPosition {
  readonly streamArn: string;
  readonly sequence: string;
}

export interface KeptEvent {
  readonly event: ServiceEvent;
  /** Absent in lines of earlier versions. */
  readonly place?: StreamPosition | undefined;
  /** Length of its line in UTF-8 bytes. */
  readonly bytes: number;
}

/** The file grows to twice these limits before it is cut back to them. */
const LIMIT = { events: 10_000, bytes: 16 * 1024 * 1024 };

/** The number of events over the limit; the oldest go first. */
export const countOverLimit = (kept: readonly KeptEvent[]): number => {
  let bytes = 0;
  const isOver = ({ bytes: more }: KeptEvent, index: number) => {
    bytes += more;
    return kept.length - index > LIMIT.events || bytes > LIMIT.bytes;
  };
  return kept.findLastIndex(isOver) + 1;
};

const lineOf = (event: ServiceEvent, place: StreamPosition | undefined): string =>
  JSON.stringify(place ? { ...event, place } : event);

/** The line begins with a line end, since a crash may have cut the line before it. */
export const appendEvent = (file: string, event: ServiceEvent, place: StreamPosition): KeptEvent => {
  const line = lineOf(event, place);
  appendFileSync(file, `\n${line}`);
  return { event, place, bytes: Buffer.byteLength(line) + 1 };
};

export const writeEvents = (file: string, kept: readonly KeptEvent[]): void =>
  writeFileAtomically(file, kept.map(({ event, place }) => `\n${lineOf(event, place)}`).join(''));

/**
 * The events of the file, the newest last. Events over the limit may be missing.
 *
 * @throws StartError naming the file when it is broken.
 */
export const readEvents = (file: string): KeptEvent[] => {
  if (!existsSync(file)) return [];
  try {
    return readEnd(file).flatMap((line, index) => readLine(line, index));
  } catch (error) {
    const cure = 'delete it: only GET /_local/events loses by that';
    throw new StartError(`The file of events ${file} is broken (${reasonOf(error)}); ${cure}.`);
  }
};

/** The complete lines of the last bytes. Files of earlier versions may be much longer. */
const readEnd = (file: string): string[] => {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const bytes = Buffer.alloc(Math.min(size, 2 * LIMIT.bytes));
    readSync(descriptor, bytes, 0, bytes.length, size - bytes.length);
    const lines = bytes.toString('utf8').split('\n');
    return size > bytes.length ? lines.slice(1) : lines;
  } finally {
    closeSync(descriptor);
  }
};

/** Returns nothing for an event that a crash cut off. The stream delivers it again. */
const readLine = (line: string, index: number): KeptEvent[] => {
  if (line === '' || /^\0+$/.test(line)) return [];
  try {
    const { place, ...event } = JSON.parse(line) as ServiceEvent & { readonly place?: StreamPosition };
    if (typeof event.id === 'string') return [{ event, place, bytes: Buffer.byteLength(line) + 1 }];
  } catch (error) {
    if (line.startsWith('{') && isCutOff(line, error)) return [];
  }
  throw new Error(`line ${index + 1} is no event`);
};

/**
 * Whether the line is JSON up to its end. V8's message has the position of the error, except for some errors at the
 * end.
 */
const isCutOff = (line: string, error: unknown): boolean => {
  const [, position] = / at position (\d+)/.exec(reasonOf(error)) ?? [];
  return position === undefined ? reasonOf(error).includes('end of JSON') : Number(position) === line.length;
};
