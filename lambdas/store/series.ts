/**
 * Sums over time as they are read: days that are final are rolled up by whoever reads them first, so that a reading costs
 * little however long the experiment has run. docs/adr tells the layout's reasons.
 *
 *   STATE#...#day     the sums and looks at the end of a day: all that later days and a point a day need
 *   PERIODS#...#day   the points of a day, after each period in which something was counted
 *   SUMS#... / UNIQUES#...   the totals of the days that are not final yet
 */

import { lookLength } from '../../domain/results/points.ts';
import {
  byPeriod,
  type Counted,
  type Look,
  type LookState,
  type Looks,
  type Moment,
  noLooks,
  type Point,
  stateAtEnd,
  stateNow,
  statesAt,
  type TimedPoint,
} from '../../domain/results/series.ts';
import { put } from './change.ts';
import { isNew } from './condition.ts';
import { packedPoints, unpackedPoints } from './packed-points.ts';
import { totalsKeptFor } from './retention.ts';
import { lists, type SeriesKey, seriesKeys, timeToLive } from './schema.ts';
import type { Table } from './table.ts';
import { type ArmTexts, armSumsOf, armTextsOf, countedIn, untilFinal } from './total.ts';

const day = 86_400_000;
/** Events are taken for 15 minutes after the end; what comes later than this has none. */
const untilLate = 3_600_000;
/** More than an experiment counts with a hundred shards in the days that are not final. */
const mostItems = 1_000_000;

export interface SeriesReading {
  readonly of: SeriesKey;
  readonly startedTime: number;
  readonly look: Look;
  /** The end, if it has been: then all that was counted belongs to the state, also what came late, after it. */
  readonly endedTime: number | undefined;
  readonly now: number;
}

export interface PointsReading extends SeriesReading {
  readonly look: Required<Look>;
  /** At which moments there are points, ascending, in milliseconds since the epoch; all of them before the end, or now. */
  readonly times: readonly number[];
}

export interface SeriesStore {
  /** The state at the end, or now. */
  readonly state: (reading: SeriesReading) => Promise<LookState>;
  /** The points before the end, or now, and the state then. */
  readonly points: (reading: PointsReading) => Promise<{ readonly early: TimedPoint[]; readonly last: LookState }>;
}

interface RolledUp {
  /** The start of the day. */
  readonly day: number;
  readonly state: LookState;
}

export const seriesStore = (table: Table): SeriesStore => ({
  state: async (reading) => {
    const [newest] = await statesOf(table, reading.of, { newestFirst: true, limit: 1 });
    return lastOf(reading, await tailOf(table, reading, newest));
  },
  points: async (reading) => {
    const rolledUp = await statesOf(table, reading.of, { limit: mostItems });
    const tail = await tailOf(table, reading, rolledUp.at(-1));
    const { look, times } = reading;
    const inDays = [
      ...Map.groupBy(
        times.filter((time) => time <= tail.start),
        dayOf,
      ).values(),
    ];
    const final = inDays.map((inDay) => pointsOf(table, { reading, rolledUp, times: inDay }));
    const late = statesAt(
      tail.periods,
      times.filter((time) => time > tail.start),
      { from: tail.from, look },
    );
    const latePoints = late.map(({ time, state }) => ({ time, point: look.point(state) }));
    return { early: [...(await Promise.all(final)).flat(), ...latePoints], last: lastOf(reading, after(tail, late)) };
  },
});

const startOfDay = (time: number): number => Math.floor(time / day) * day;

/** The day whose end, or whose inside, a time is. */
const dayOf = (time: number): number => startOfDay(time - 1);

const statesOf = async (
  table: Table,
  of: SeriesKey,
  page: { readonly limit: number; readonly newestFirst?: boolean },
): Promise<RolledUp[]> => {
  const { items } = await table.page({ list: lists.states(of), consistent: false, ...page });
  return items.map(({ SK, state }) => ({ day: dayIn(SK as string), state: stateOf(state as string) }));
};

const dayIn = (sortKey: string): number => Number(sortKey.split('#')[2]);

/** What was counted since the last day that is rolled up. */
interface Tail {
  readonly start: number;
  readonly from: LookState;
  readonly periods: readonly Counted[];
}

const tailOf = async (table: Table, reading: SeriesReading, newest: RolledUp | undefined): Promise<Tail> => {
  const start = newest ? newest.day + day : startOfDay(reading.startedTime);
  const list = lists.totals(reading.of);
  const after = seriesKeys.totalsBefore(reading.of, start).SK;
  const attributes = ['SK', 'sums'];
  const { items } = await table.page({ list, limit: mostItems, after, attributes, consistent: false });
  const tail = { start, from: newest?.state ?? noLooks, periods: byPeriod(items.map(countedIn)) };
  await rollUp(table, reading, tail);
  return tail;
};

/** What is left of a tail after the last of these moments. */
const after = (tail: Tail, moments: readonly Moment[]): Tail => {
  const reached = moments.at(-1);
  if (!reached) return tail;
  const periods = tail.periods.filter(({ period }) => period + lookLength > reached.time);
  return { ...tail, from: reached.state, periods };
};

const lastOf = ({ look, now, endedTime }: SeriesReading, { from, periods }: Tail): LookState =>
  endedTime !== undefined ? stateAtEnd(periods, { from, look }) : stateNow(periods, now, { from, look });

interface Within {
  readonly reading: PointsReading;
  readonly rolledUp: readonly RolledUp[];
  /** Of one day. */
  readonly times: readonly number[];
}

/** The points at times of a day that is rolled up: of each the newest before it. */
const pointsOf = async (table: Table, { reading, rolledUp, times }: Within): Promise<TimedPoint[]> => {
  const { of, look } = reading;
  const start = dayOf(times[0] ?? 0);
  const pointAt = (end: number): Point => look.point(rolledUp.find((one) => one.day === end - day)?.state ?? noLooks);
  if (times.every((time) => time === start + day)) return times.map((time) => ({ time, point: pointAt(start + day) }));
  const item = await table.get(seriesKeys.periods(of, start), { consistent: false });
  const points = item ? unpackedPoints(item) : [];
  let point = pointAt(start);
  let next = 0;
  return times.map((time) => {
    for (; (points[next]?.time ?? Number.POSITIVE_INFINITY) <= time; next++) point = points[next]?.point ?? point;
    return { time, point };
  });
};

/**
 * Keeps the days of the tail that are final. Everyone who reads comes to the same items, so the first one wins. After the
 * end of an experiment nobody counts, and its days are rolled up until the one with its last late events.
 */
const rollUp = async (table: Table, { of, look, now, endedTime = now }: SeriesReading, tail: Tail): Promise<void> => {
  let { from } = tail;
  for (let start = tail.start; start + day + untilFinal <= now && start <= endedTime + untilLate; start += day) {
    const periods = tail.periods.filter(({ period }) => start <= period && period < start + day);
    const ends = periods.map(({ period }) => period + lookLength);
    const moments = statesAt(periods, ends, { from, look });
    from = moments.at(-1)?.state ?? from;
    const expires = { [timeToLive]: Math.ceil((start + totalsKeptFor) / 1000) };
    const once = { when: isNew, otherwise: 'exists' } as const;
    const { point } = look;
    const points = point && moments.map(({ time, state }) => ({ time, point: point(state) }));
    await table.commit<'exists'>([
      put({ ...seriesKeys.state(of, start), state: textOf(from), ...expires }, once),
      ...(points ? [put({ ...seriesKeys.periods(of, start), ...packedPoints(points), ...expires }, once)] : []),
    ]);
  }
};

const textOf = ({ sums, looks }: LookState): string => JSON.stringify({ sums: armTextsOf(sums), looks });

const stateOf = (text: string): LookState => {
  const { sums, looks } = JSON.parse(text) as { sums: ArmTexts; looks: Looks };
  return { sums: armSumsOf(sums), looks };
};
