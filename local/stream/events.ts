/**
 * What EventBridge would be given, kept with the data and shown to those who ask.
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
  /** Takes all; one that comes again under its id is the same, and is kept once. */
  readonly send: (events: readonly ServiceEvent[], place: StreamPosition) => Promise<readonly ServiceEvent[]>;
  /** Those behind the one with the id, the newest last; undefined when there is none with it, or no longer. */
  readonly list: (after?: string) => readonly ServiceEvent[] | undefined;
}

interface EventsOptions {
  readonly file: string;
  /** Called with the line of each event when it is new. */
  readonly print: ((line: string) => void) | undefined;
}

/** @throws StartError when the file is broken. */
export const openEvents = ({ file, print }: EventsOptions): LocalEvents => {
  let kept: KeptEvent[] = readEvents(file);
  let ids = new Set(kept.map(({ event }) => event.id));
  /** In memory and on the disk at the same time, when half of what there is is too old. */
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
