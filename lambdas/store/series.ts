/**
 * Sums over time as they are read: days that are final are rolled up by whoever reads them first, so that a reading costs
 * little however long the experiment has run. docs/adr tells the layout's reasons.
 *
 *   STATE#...#day     the sums and looks at the end of a day: a point a day needs nothing else
 *   PERIODS#...#day   what was counted in each period of a day: replayed from the state before it, for points within
 *   SUMS#... / UNIQUES#...   the totals of the days that are not final yet
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  byPeriod,
  type Counted,
  type Look,
  type LookState,
  type Looks,
  type Moment,
  noLooks,
  stateAtEnd,
  stateNow,
  statesAt,
} from '../../domain/results/series.ts';
import { put } from './change.ts';
import { isNew } from './condition.ts';
import { lists, type SeriesKey, seriesKeys, timeToLive } from './schema.ts';
import type { Table } from './table.ts';
import { armSumsOf, armTextsOf, countedIn, keptFor } from './total.ts';

const day = 86_400_000;
/** A record may arrive this long after its period: a day's retries, and an hour to be sure. */
const untilFinal = 25 * 3_600_000;
/** More than an experiment counts with a hundred shards in the days that are not final. */
const mostItems = 1_000_000;

export interface SeriesReading {
  readonly of: SeriesKey;
  readonly startedTime: number;
  readonly look: Look;
  /** At which moments the state is wanted, ascending, in milliseconds since the epoch; the last one is the end or now. */
  readonly times: readonly number[];
  /** Whether the last of them is the end: what was counted after it, late, belongs to it. */
  readonly ended: boolean;
  readonly now: number;
}

export interface SeriesStore {
  readonly at: (reading: SeriesReading) => Promise<Moment[]>;
}

interface RolledUp {
  /** The start of the day. */
  readonly day: number;
  readonly state: LookState;
}

export const seriesStore = (table: Table): SeriesStore => ({
  at: async (reading) => {
    const { of, startedTime, look, times, ended, now } = reading;
    const rolledUp = await statesOf(table, of);
    const tailStart = (rolledUp.at(-1)?.day ?? startOfDay(startedTime) - day) + day;
    const walk = { from: rolledUp.at(-1)?.state ?? noLooks, look };
    const tail = await totalsFrom(table, of, tailStart);
    await rollUp(table, { reading, tail, tailStart, from: walk.from });
    const looks = times.slice(0, -1);
    const early = daysOf(looks.filter((time) => time <= tailStart)).map((inDay) =>
      replayed(table, { reading, rolledUp, times: inDay }),
    );
    const late = statesAt(
      tail,
      looks.filter((time) => time > tailStart),
      walk,
    );
    const state = ended ? stateAtEnd(tail, walk) : stateNow(tail, now, walk);
    return [...(await Promise.all(early)).flat(), ...late, ...times.slice(-1).map((time) => ({ time, state }))];
  },
});

const startOfDay = (time: number): number => Math.floor(time / day) * day;

/** The day whose end, or whose inside, a time is. */
const dayOf = (time: number): number => startOfDay(time - 1);

const daysOf = (times: readonly number[]): number[][] => [...Map.groupBy(times, dayOf).values()];

const statesOf = async (table: Table, of: SeriesKey): Promise<RolledUp[]> => {
  const { items } = await table.page({ list: lists.states(of), limit: mostItems, consistent: false });
  return items.map(({ SK, state }) => ({ day: dayIn(SK as string), state: stateOf(state as string) }));
};

const dayIn = (sortKey: string): number => Number(sortKey.split('#')[2]);

const totalsFrom = async (table: Table, of: SeriesKey, start: number): Promise<Counted[]> => {
  const list = lists.totals(of);
  const after = seriesKeys.totalsBefore(of, start).SK;
  const { items } = await table.page({ list, limit: mostItems, after, consistent: false });
  return byPeriod(items.map(countedIn));
};

interface Replay {
  readonly reading: SeriesReading;
  readonly rolledUp: readonly RolledUp[];
  /** Of one day. */
  readonly times: readonly number[];
}

/** The states at times of a day that is rolled up. */
const replayed = async (table: Table, { reading, rolledUp, times }: Replay): Promise<Moment[]> => {
  const [first = 0] = times;
  const start = dayOf(first);
  const end = rolledUp.find((one) => one.day === start)?.state ?? noLooks;
  if (times.every((time) => time === start + day)) return times.map((time) => ({ time, state: end }));
  const from = rolledUp.find((one) => one.day === start - day)?.state ?? noLooks;
  const item = await table.get(seriesKeys.periods(reading.of, start), { consistent: false });
  const periods = item ? periodsOf(item.periods as Uint8Array) : [];
  return statesAt(periods, times, { from, look: reading.look });
};

interface Tail {
  readonly reading: SeriesReading;
  readonly tail: readonly Counted[];
  readonly tailStart: number;
  readonly from: LookState;
}

/** Keeps the days of the tail that are final. Everyone who reads comes to the same items, so the first one wins. */
const rollUp = async (table: Table, { reading, tail, tailStart, from }: Tail): Promise<void> => {
  const { of, look, now, times, ended } = reading;
  const last = ended ? (times.at(-1) ?? now) + day : now;
  let state = from;
  for (let start = tailStart; start + day + untilFinal <= now && start <= last; start += day) {
    const periods = tail.filter(({ period }) => start <= period && period < start + day);
    const [end] = statesAt(periods, [start + day], { from: state, look });
    state = end?.state ?? state;
    const expires = { [timeToLive]: Math.ceil((start + keptFor) / 1000) };
    const once = { when: isNew, otherwise: 'exists' } as const;
    await table.commit<'exists'>([
      put({ ...seriesKeys.state(of, start), state: textOf(state), ...expires }, once),
      put({ ...seriesKeys.periods(of, start), periods: bytesOf(periods), ...expires }, once),
    ]);
  }
};

const textOf = ({ sums, looks }: LookState): string => JSON.stringify({ sums: armTextsOf(sums), looks });

const stateOf = (text: string): LookState => {
  const { sums, looks } = JSON.parse(text) as { sums: Parameters<typeof armSumsOf>[0]; looks: Looks };
  return { sums: armSumsOf(sums), looks };
};

const bytesOf = (periods: readonly Counted[]): Uint8Array =>
  gzipSync(JSON.stringify(periods.map(({ period, sums }) => [period, armTextsOf(sums)])));

const periodsOf = (bytes: Uint8Array): Counted[] =>
  (JSON.parse(gunzipSync(bytes).toString('utf8')) as [number, Parameters<typeof armSumsOf>[0]][]).map(
    ([period, sums]) => ({
      period,
      sums: armSumsOf(sums),
    }),
  );
