/**
 * The events that EventBridge would get in AWS, kept with the data for `GET /_local/events`.
 */
import type { ServiceEvent } from '../../lambdas/stream/service-event.ts';
import {
  appendEvent,
  countOverLimit,
  type KeptEvent,
  readEvents,
  type StreamPosition,
  writeEvents,
} from './event-file.ts';

export interface LocalEvents {
  /** Keeps each event once, by its id. Resolves to no failures. */
  readonly send: (events: readonly ServiceEvent[], place: StreamPosition) => Promise<readonly ServiceEvent[]>;
  /**
   * Returns the events after the one with this id, the newest last; undefined when that one is not there (any more).
   */
  readonly list: (after?: string) => readonly ServiceEvent[] | undefined;
}

interface EventsOptions {
  readonly file: string;
  /** Gets each new event as a line of JSON. */
  readonly print: ((line: string) => void) | undefined;
}

/** @throws StartError when the file is broken. */
export const openEvents = ({ file, print }: EventsOptions): LocalEvents => {
  let kept: KeptEvent[] = readEvents(file);
  let ids = new Set(kept.map(({ event }) => event.id));
  /** Cuts back memory and file together, once half of the events are over the limit. */
  const cutBack = (): void => {
    const over = countOverLimit(kept);
    if (over === 0 || over * 2 < kept.length) return;
    kept = kept.slice(over);
    ids = new Set(kept.map(({ event }) => event.id));
    writeEvents(file, kept);
  };
  cutBack();
  return {
    send: async (sent, place) => {
      for (const event of sent) {
        if (ids.has(event.id)) continue;
        kept.push(appendEvent(file, event, place));
        ids.add(event.id);
        print?.(JSON.stringify(event));
      }
      cutBack();
      return [];
    },
    list: (after) => {
      const all = kept.map(({ event }) => event);
      if (after === undefined) return all;
      return ids.has(after) ? all.slice(all.findIndex(({ id }) => id === after) + 1) : undefined;
    },
  };
};
