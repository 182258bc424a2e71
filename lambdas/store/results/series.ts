/**
 * Sums over time as they are read: quarters of a day that are final are rolled up by whoever reads them first, so that a
 * reading costs little however long the experiment has run. docs/adr tells the layout's reasons.
 *
 *   STATE#...#start    the sums and looks at the end of a quarter: all that later quarters need, and a point at its end
 *   POINTS#...#start   the points of a quarter, after each period in which something was counted
 *   SUMS#... / UNIQUES#...   the totals of the quarters that are not final yet
 */

import { type Columns, columnsOf, joinColumns } from '../../../domain/results/columns.ts';
import { LOOK_LENGTH } from '../../../domain/results/points.ts';
import {
  type Look,
  type LookState,
  type Moment,
  mergePeriods,
  noLooks,
  type PeriodSums,
  stateAtEnd,
  stateNow,
  statesAt,
} from '../../../domain/results/series.ts';
import { periodSumsIn, untilFinal } from '../counting/total.ts';
import { lists, type SeriesKey, seriesKeys } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import {
  endOf,
  finalPoints,
  keepQuarter,
  mostQuarters,
  quarter,
  type RolledUp,
  startOfQuarter,
  statesOf,
} from './rolled-up.ts';

/** Events are taken for 15 minutes after the end; what comes later than this has none. */
const untilLate = 3_600_000;
/** More than an experiment counts with a hundred shards in the quarters that are not final. */
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
  readonly points: (reading: PointsReading) => Promise<{ readonly early: Columns; readonly last: LookState }>;
}

export const seriesStore = (table: Table): SeriesStore => ({
  state: async (reading) => {
    const newest = statesOf(table, reading.of, { newestFirst: true, limit: 1 });
    return lastOf(reading, await tailOf(table, reading, newest));
  },
  points: async (reading) => {
    const { of, look, times } = reading;
    const states = statesOf(table, of, { limit: mostQuarters });
    const [final, tail] = await Promise.all([
      states.then((all) => finalPoints(table, { of, look, states: all, times })),
      tailOf(table, reading, states),
    ]);
    const late = statesAt(
      tail.periods,
      times.filter((time) => time > tail.start),
      { from: tail.from, look },
    );
    const latePoints = columnsOf(late.map(({ time, state }) => ({ time, point: look.point(state) })));
    return { early: joinColumns([final, latePoints]), last: lastOf(reading, after(tail, late)) };
  },
});

/** What was counted since the last quarter that is rolled up. */
interface Tail {
  readonly start: number;
  readonly from: LookState;
  readonly periods: readonly PeriodSums[];
}

/** Hardly ever is there more to read than what is not final: that is read beside the states. */
const tailOf = async (table: Table, reading: SeriesReading, states: Promise<RolledUp[]>): Promise<Tail> => {
  const due = finalUntil(reading);
  const [all, open] = await Promise.all([states, totalsOf(table, reading.of, { from: due })]);
  const newest = all.at(-1);
  const start = newest ? endOf(newest) : startOfQuarter(reading.startedTime);
  const missing = start < due ? await totalsOf(table, reading.of, { from: start, to: due }) : [];
  const periods = [...missing, ...open].filter(({ period }) => period >= start);
  const tail = { start, from: newest?.state ?? noLooks, periods: mergePeriods(periods) };
  await rollUp(table, reading, tail);
  return tail;
};

/** The end of the last quarter that is final. After the end of an experiment nobody counts: it is the one with its last late events. */
const finalUntil = ({ now, endedTime = now }: SeriesReading): number =>
  Math.min(startOfQuarter(now - untilFinal), startOfQuarter(endedTime + untilLate) + quarter);

const totalsOf = async (
  table: Table,
  of: SeriesKey,
  { from, to }: { readonly from: number; readonly to?: number },
): Promise<PeriodSums[]> => {
  const { items } = await table.page({
    list: lists.totals(of),
    limit: mostItems,
    after: seriesKeys.totalsBefore(of, from).SK,
    ...(to === undefined ? {} : { upTo: seriesKeys.totalsBefore(of, to).SK }),
    attributes: ['SK', 'sums'],
    consistent: false,
  });
  return items.map(periodSumsIn);
};

/** What is left of a tail after the last of these moments. */
const after = (tail: Tail, moments: readonly Moment[]): Tail => {
  const reached = moments.at(-1);
  if (!reached) return tail;
  const periods = tail.periods.filter(({ period }) => period + LOOK_LENGTH > reached.time);
  return { ...tail, from: reached.state, periods };
};

const lastOf = ({ look, now, endedTime }: SeriesReading, { from, periods }: Tail): LookState =>
  endedTime !== undefined ? stateAtEnd(periods, { from, look }) : stateNow(periods, now, { from, look });

/** Keeps the quarters of the tail that are final. */
const rollUp = async (table: Table, reading: SeriesReading, tail: Tail): Promise<void> => {
  const { of, look } = reading;
  let { from } = tail;
  for (let start = tail.start; start < finalUntil(reading); start += quarter) {
    const periods = tail.periods.filter(({ period }) => startOfQuarter(period) === start);
    const ends = periods.map(({ period }) => period + LOOK_LENGTH);
    const moments = statesAt(periods, ends, { from, look });
    from = moments.at(-1)?.state ?? from;
    const { point } = look;
    const points = point && columnsOf(moments.map(({ time, state }) => ({ time, point: point(state) })));
    await keepQuarter(table, of, { start, state: from, points });
  }
};
