/**
 * Reads sums over time. The first reader of a final quarter of a day rolls it up, so that a reading costs little
 * however long the experiment has run. docs/adr has the reasons for the layout.
 *
 *   STATE#...#start    the sums and looks at the end of a quarter: all that later quarters need, and a point at its end
 *   POINTS#...#start   the points of a quarter, after each period with a count
 *   SUMS#... / UNIQUES#...   the totals of the quarters that are not final yet
 */

import { type Columns, columnsOf, joinColumns } from '../../../domain/results/columns.ts';
import type { SeriesCounts } from '../../../domain/results/metric-series.ts';
import { LOOK_LENGTH, pointTimes } from '../../../domain/results/points.ts';
import {
  type ArmSums,
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
import { COUNTING_WINDOW, periodSumsOf } from '../counting/total.ts';
import { lists, type SeriesKey, seriesKeys } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import {
  endOfQuarter,
  MAX_QUARTERS,
  QUARTER,
  type QuarterState,
  readFinalPoints,
  readStates,
  startOfQuarter,
  writeQuarter,
} from './rolled-up.ts';

/** Events are accepted until 15 minutes after the end. No event comes later than this. */
const LATE_EVENTS_WINDOW = 3_600_000;
/** More items than an experiment fills with a hundred shards in the quarters that are not final. */
const MAX_ITEMS = 1_000_000;

export interface SeriesReading {
  readonly key: SeriesKey;
  /** Absent for a series without other counts than its own. */
  readonly counts?: SeriesCounts;
  readonly startedTime: number;
  readonly look: Look;
  /** The end, if it has passed. Then all counts belong to the state, late ones after it included. */
  readonly endedTime: number | undefined;
  readonly now: number;
}

export type SumsReading = Omit<SeriesReading, 'look'>;

export interface SumsMoment {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly sums: ArmSums;
}

export interface PointsReading extends SeriesReading {
  readonly look: Required<Look>;
  /**
   * The times of the points, ascending, in milliseconds since the epoch. All of them lie before the end, or before now.
   */
  readonly times: readonly number[];
}

export interface StateSince {
  readonly earlier: LookState;
  readonly last: LookState;
}

export interface SeriesStore {
  /** The state at the end, or now. */
  readonly state: (reading: SeriesReading) => Promise<LookState>;
  /** The same, and the state at a time of the last 24 hours, without further reads. */
  readonly stateSince: (reading: SeriesReading, time: number) => Promise<StateSince>;
  /**
   * The sums at the ends of the quarters since the start, or of the newest one only, and at the end, or now. Nothing is
   * rolled up, because that takes the looks.
   */
  readonly sums: (reading: SumsReading, quarters: 'all' | 'newest') => Promise<SumsMoment[]>;
  /**
   * The sums at the ends of periods since the start, in milliseconds, and at the end, or now. Of what is rolled up there
   * are the ends of quarters only.
   */
  readonly sumsOver: (reading: SumsReading, period: number) => Promise<SumsMoment[]>;
  /** The points before the end, or before now, and the state then. */
  readonly points: (reading: PointsReading) => Promise<{ readonly early: Columns; readonly last: LookState }>;
}

export const seriesStore = (table: Table): SeriesStore => ({
  state: async (reading) => {
    const newest = readStates(table, reading.key, { newestFirst: true, limit: 1 });
    return lastState(reading, await readTail(table, reading, newest));
  },
  stateSince: async (reading, time) => {
    const newest = readStates(table, reading.key, { newestFirst: true, limit: 1 });
    const tail = await readTail(table, reading, newest);
    const [earlier] = statesAt(tail.periods, [time], { from: tail.from, look: reading.look });
    return { earlier: earlier?.state ?? tail.from, last: lastState(reading, tail) };
  },
  sums: (reading, quarters) => {
    const page = quarters === 'all' ? { limit: MAX_QUARTERS } : { newestFirst: true, limit: 1 };
    return readMoments(table, reading, { states: readStates(table, reading.key, page), period: QUARTER });
  },
  sumsOver: async (reading, period) => {
    const states = readStates(table, reading.key, { limit: MAX_QUARTERS });
    const { startedTime, endedTime = reading.now } = reading;
    const moments = await readMoments(table, reading, { states, period: Math.min(period, QUARTER) });
    const wanted = pointTimes(startedTime, endedTime, period);
    // A period that is longer than a quarter ends with the last moment in it.
    return moments.filter(({ time }, index) => {
      const next = moments[index + 1]?.time ?? Infinity;
      return period <= QUARTER || wanted.some((one) => time <= one && one < next);
    });
  },
  points: async (reading) => {
    const { key, look, times } = reading;
    const states = readStates(table, key, { limit: MAX_QUARTERS });
    const [final, tail] = await Promise.all([
      states.then((all) => readFinalPoints(table, { key, look, states: all, times })),
      readTail(table, reading, states),
    ]);
    const late = statesAt(
      tail.periods,
      times.filter((time) => time > tail.start),
      { from: tail.from, look },
    );
    const latePoints = columnsOf(late.map(({ time, state }) => ({ time, point: look.point(state) })));
    return { early: joinColumns([final, latePoints]), last: lastState(reading, tailAfter(tail, late)) };
  },
});

interface MomentsQuery {
  readonly states: Promise<QuarterState[]>;
  /** The distance of the moments that are not rolled up, in milliseconds. */
  readonly period: number;
}

/** Reads the sums at the ends of the given quarters, at the ends of periods after them, and at the end, or now. */
const readMoments = async (
  table: Table,
  reading: SumsReading,
  { states, period }: MomentsQuery,
): Promise<SumsMoment[]> => {
  const { now, endedTime = now } = reading;
  const [final, { start, from, periods }] = await Promise.all([states, readUnrolled(table, reading, states)]);
  const times = pointTimes(start, endedTime, period).slice(0, -1);
  const late = statesAt(periods, times, { from, look: noLook });
  return [
    ...final.map((quarter) => ({ time: endOfQuarter(quarter), sums: quarter.state.sums })),
    ...late.map(({ time, state }) => ({ time, sums: state.sums })),
  ]
    .filter(({ time }) => time < endedTime)
    .concat({ time: endedTime, sums: stateAtEnd(periods, { from, look: noLook }).sums });
};

/** The counts since the last quarter that is rolled up. */
interface Tail {
  readonly start: number;
  readonly from: LookState;
  readonly periods: readonly PeriodSums[];
}

const readTail = async (table: Table, reading: SeriesReading, states: Promise<QuarterState[]>): Promise<Tail> => {
  const tail = await readUnrolled(table, reading, states);
  await rollUp(table, reading, tail);
  return tail;
};

/** Reads the counts that are not final in parallel with the states. Other counts are rarely needed. */
const readUnrolled = async (table: Table, reading: SumsReading, states: Promise<QuarterState[]>): Promise<Tail> => {
  const due = endOfFinalQuarters(reading);
  const [all, open] = await Promise.all([states, readCounts(table, reading, { from: due })]);
  const newest = all.at(-1);
  const start = newest ? endOfQuarter(newest) : startOfQuarter(reading.startedTime);
  const missing = start < due ? await readCounts(table, reading, { from: start, to: due }) : [];
  const periods = [...missing, ...open].filter(({ period }) => period >= start);
  return { start, from: newest?.state ?? noLooks, periods: mergePeriods(periods) };
};

/**
 * Returns the end of the last final quarter. Nobody counts after the end of an experiment, so its last final quarter
 * holds its last late events.
 */
const endOfFinalQuarters = ({ now, endedTime = now }: SumsReading): number =>
  Math.min(startOfQuarter(now - COUNTING_WINDOW), startOfQuarter(endedTime + LATE_EVENTS_WINDOW) + QUARTER);

/** A time range of periods. */
interface PeriodRange {
  readonly from: number;
  /** Not included. */
  readonly to?: number | undefined;
}

/**
 * Reads all counts of a series. The sums of a metric with a window are counted in the period in which the window ends.
 * The unique entities are counted in that of their assignment, so they belong to the series a window later.
 */
const readCounts = async (table: Table, reading: SumsReading, { from, to }: PeriodRange): Promise<PeriodSums[]> => {
  const { key, counts, now, endedTime = now } = reading;
  const { window, countsAssigned = false } = counts ?? {};
  // A window that is not over belongs to a period that has not ended.
  const firstOpen = window === undefined ? to : Math.min(to ?? Infinity, endedTime - LOOK_LENGTH + 1);
  const delay = window ?? 0;
  const [own, assigned] = await Promise.all([
    readTotals(table, key, { from, to: firstOpen }),
    countsAssigned
      ? readTotals(table, { ...key, series: 'uniques' }, { from: from - delay, to: firstOpen && firstOpen - delay })
      : [],
  ]);
  return [...own, ...assigned.map(({ period, sums }) => ({ period: period + delay, sums: {}, assigned: sums }))];
};

const readTotals = async (table: Table, key: SeriesKey, { from, to }: PeriodRange): Promise<PeriodSums[]> => {
  if (to !== undefined && to <= from) return [];
  const { items } = await table.page({
    list: lists.totals(key),
    limit: MAX_ITEMS,
    after: seriesKeys.totalsBefore(key, from).SK,
    ...(to === undefined ? {} : { upTo: seriesKeys.totalsBefore(key, to).SK }),
    attributes: ['SK', 'sums'],
    consistent: false,
  });
  return items.map(periodSumsOf);
};

const noLook: Look = { next: (_, before) => before };

/** Returns the rest of a tail after the last of these moments. */
const tailAfter = (tail: Tail, moments: readonly Moment[]): Tail => {
  const reached = moments.at(-1);
  if (!reached) return tail;
  const periods = tail.periods.filter(({ period }) => period + LOOK_LENGTH > reached.time);
  return { ...tail, from: reached.state, periods };
};

const lastState = ({ look, now, endedTime }: SeriesReading, { from, periods }: Tail): LookState =>
  endedTime !== undefined ? stateAtEnd(periods, { from, look }) : stateNow(periods, now, { from, look });

/** Writes the final quarters of the tail. */
const rollUp = async (table: Table, reading: SeriesReading, tail: Tail): Promise<void> => {
  const { key, look } = reading;
  let { from } = tail;
  for (let start = tail.start; start < endOfFinalQuarters(reading); start += QUARTER) {
    const periods = tail.periods.filter(({ period }) => startOfQuarter(period) === start);
    const ends = periods.map(({ period }) => period + LOOK_LENGTH);
    const moments = statesAt(periods, ends, { from, look });
    from = moments.at(-1)?.state ?? from;
    const { point } = look;
    const points = point && columnsOf(moments.map(({ time, state }) => ({ time, point: point(state) })));
    await writeQuarter(table, key, { start, state: from, points });
  }
};
