/**
 * What EventBridge would be given, kept with the data and shown to those who ask.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { ServiceEvent } from '../lambdas/stream/outbox.ts';

export interface LocalEvents {
  /** Takes all; one that comes again under its id is the same, and is kept once. */
  readonly send: (events: readonly ServiceEvent[]) => Promise<readonly ServiceEvent[]>;
  /** Those behind the one with the id, the newest last; undefined when there is none with it. */
  readonly list: (after?: string) => readonly ServiceEvent[] | undefined;
}

interface EventsOptions {
  /** A line of JSON for each. */
  readonly file: string;
  /** Called with the line of each event when it is new. */
  readonly print: ((line: string) => void) | undefined;
}

export const openEvents = ({ file, print }: EventsOptions): LocalEvents => {
  const events = existsSync(file) ? linesOf(readFileSync(file, 'utf8')) : [];
  const ids = new Set(events.map(({ id }) => id));
  const keep = (event: ServiceEvent): void => {
    const line = JSON.stringify(event);
    // A crash may have cut the line before, which must not spoil this one.
    appendFileSync(file, `\n${line}`);
    print?.(line);
    ids.add(event.id);
    events.push(event);
  };
  return {
    send: async (sent) => {
      for (const event of sent) if (!ids.has(event.id)) keep(event);
      return [];
    },
    list: (after) => {
      if (after === undefined) return events;
      return ids.has(after) ? events.slice(events.findIndex(({ id }) => id === after) + 1) : undefined;
    },
  };
};

/** A line that a crash cut is left out: the stream delivers its event again. */
const linesOf = (text: string): ServiceEvent[] =>
  text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as ServiceEvent];
    } catch {
      return [];
    }
  });
