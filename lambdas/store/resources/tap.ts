/**
 * A tap shows the events of a project as they come in. Its marker lies among the running trials, which every process
 * that takes events reads every five seconds anyway: a project to which nobody listens costs nothing more. All of it
 * expires.
 */
import type { TapSample } from '../../../domain/event/tap-sample.ts';
import { type Item, put, update } from '../table/change.ts';
import type { Condition } from '../table/condition.ts';
import { counter } from '../table/entity.ts';
import type { ItemTable } from '../table/item-table.ts';
import { keys, timeToLive } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import type { ProjectRecord } from './feature.ts';
import type { RecordChanges } from './history.ts';

export interface Tap {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly endTime: number;
}

/** The most samples of a tap. */
const MAX_SAMPLES = 2_000;
/** The most samples of one process in a second. */
const RATE = 20;
/** How long samples are kept after the end of their tap, in milliseconds. */
const AFTERWARDS = 10 * 60_000;
/** After this time no other process writes a sample of a moment any more, in milliseconds. */
const SETTLED = 1_000;
const PAGE = 100;

/** A sample with its id. */
export type KeptSample = TapSample & { readonly id: string };

export interface TapReading {
  readonly samples: readonly KeptSample[];
  /** Where the next reading goes on. Samples of the last second may come again. */
  readonly last: string | undefined;
  /** How many samples there are, of all that were read or are to be. */
  readonly taken: number;
  /** How many events were not kept, since too many came at once. */
  readonly skipped: number;
  readonly endTime: number;
}

export interface TapStore {
  readonly start: (project: string, tap: Tap, projectRecord: ProjectRecord) => Promise<void>;
  /** The tap that was started last, with the number of its samples; undefined for none. */
  readonly current: (project: string) => Promise<(Tap & { readonly taken: number }) | undefined>;
  /** Undefined for a tap that is not the current one, or is gone. */
  readonly read: (
    tap: { readonly project: string; readonly id: string },
    from: { readonly after: string | undefined; readonly now: number },
  ) => Promise<TapReading | undefined>;
}

export const tapStore = (table: Table, recordChanges: RecordChanges): TapStore => {
  const markerOf = async (project: string): Promise<Tap | undefined> => tapOf(await table.get(keys.tap(project)));
  return {
    current: async (project) => {
      const tap = await markerOf(project);
      const count = tap && (await table.get(keys.tapCount(project, tap.id)));
      return tap && { ...tap, taken: counter(count, 'taken') };
    },
    start: async (project, { id, endTime }, { projectId, record }) => {
      const marker = { ...keys.tap(project), tapId: id, endTime, [timeToLive]: expiryOf(endTime) };
      await table.commit([put(marker), ...recordChanges(projectId, record)]);
    },
    read: async ({ project, id }, { after, now }) => {
      const marker = await markerOf(project);
      if (marker?.id !== id) return undefined;
      const { PK } = keys.tapCount(project, id);
      const list = { PK, prefix: `${id}#0` };
      const [count, { items, more }] = await Promise.all([
        table.get(keys.tapCount(project, id)),
        table.page({ list, limit: PAGE, after: after === undefined ? undefined : `${id}#${after}` }),
      ]);
      const places = items.map(({ SK }) => (SK as string).slice(id.length + 1));
      return {
        samples: items.flatMap(samplesIn),
        last: more ? places.at(-1) : (places.findLast((place) => Number(place.slice(0, 15)) < now - SETTLED) ?? after),
        taken: counter(count, 'taken'),
        skipped: counter(count, 'skipped'),
        endTime: marker.endTime,
      };
    },
  };
};

/** Returns the tap of a marker. */
export const tapOf = (marker: Item | undefined): Tap | undefined =>
  marker && { id: marker.tapId as string, endTime: marker.endTime as number };

const expiryOf = (endTime: number): number => Math.ceil((endTime + AFTERWARDS) / 1000);

const samplesIn = ({ SK, entity }: Item): KeptSample[] =>
  (JSON.parse(entity as string) as TapSample[]).map((sample, index) => ({ ...sample, id: `${SK}#${index}` }));

export interface TapWriter {
  /** Writes as many samples as the rate and the tap have room for. Two writes for all samples of a call. */
  readonly write: (
    tap: Tap & { readonly project: string },
    samples: readonly TapSample[],
    call: { readonly id: string; readonly now: number },
  ) => Promise<void>;
}

/** `timer` is a monotonic clock in milliseconds. */
export const tapWriter = (table: ItemTable, timer: () => number): TapWriter => {
  const allow = limitRate(timer);
  let skipped = { id: '', events: 0 };
  return {
    write: async ({ project, id, endTime }, all, call) => {
      const samples = all.slice(0, allow(all.length));
      const events = (skipped.id === id ? skipped.events : 0) + all.length - samples.length;
      skipped = { id, events: samples.length === 0 ? events : 0 };
      if (samples.length === 0) return;
      const expires = { [timeToLive]: expiryOf(endTime) };
      const modification = { add: { taken: samples.length, skipped: events }, set: expires };
      const guard = { when: hasSpace, otherwise: 'full' as const };
      if ((await table.commitOne(update(keys.tapCount(project, id), modification, guard))) === 'full') return;
      const key = keys.tapSamples({ project, id, time: call.now, call: call.id });
      await table.commitOne(put({ ...key, ...expires, entity: JSON.stringify(samples) }));
    },
  };
};

/** Several calls at once may go a little beyond. */
const hasSpace: Condition = {
  expression: 'attribute_not_exists(PK) OR #taken < :most',
  names: { '#taken': 'taken' },
  values: { ':most': MAX_SAMPLES },
};

/** Returns a function that says how many of so many may go, {@link RATE} in each second. */
const limitRate = (timer: () => number): ((wanted: number) => number) => {
  let second = -1;
  let left = 0;
  return (wanted) => {
    const now = Math.floor(timer() / 1000);
    if (now !== second) [second, left] = [now, RATE];
    const allowed = Math.min(wanted, left);
    left -= allowed;
    return allowed;
  };
};
