/** Stores the states and points of final quarters. A quarter is six hours of UTC. */

import { type Columns, columnsOf, joinColumns, pickNewest } from '../../../domain/results/columns.ts';
import type { Look, LookState, Looks } from '../../../domain/results/series.ts';
import { type ArmTexts, armSumsOf, armTextsOf } from '../counting/total.ts';
import { put } from '../table/change.ts';
import { isNew } from '../table/condition.ts';
import { TOTAL_RETENTION } from '../table/retention.ts';
import { lists, quarterStartOf, type SeriesKey, seriesKeys, timeToLive } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import { packPoints, unpackPoints } from './packed-points.ts';

/** In milliseconds. */
export const QUARTER = 6 * 3_600_000;
/** More quarters than fit into the retention of totals. */
export const MAX_QUARTERS = 1_000;
/** The most quarters of one request. With five treatments they have about 230 KB. */
const QUARTERS_PER_REQUEST = 28;

export const startOfQuarter = (time: number): number => Math.floor(time / QUARTER) * QUARTER;

export interface QuarterState {
  /** The start of the quarter. */
  readonly start: number;
  /** At its end. */
  readonly state: LookState;
}

export const endOfQuarter = ({ start }: QuarterState): number => start + QUARTER;

/** Reads the states of quarters that are rolled up, oldest first by default. */
export const readStates = async (
  table: Table,
  key: SeriesKey,
  page: { readonly limit: number; readonly newestFirst?: boolean },
): Promise<QuarterState[]> => {
  const { items } = await table.page({ list: lists.states(key), consistent: false, ...page });
  return items.map(({ SK, state }) => ({ start: quarterStartOf(SK as string), state: parseState(state as string) }));
};

interface QuarterContent extends QuarterState {
  /** The points after each period with a count. Absent where no operation shows points over time. */
  readonly points: Columns | undefined;
}

/** Writes a quarter unless it exists. All readers derive the same items, so the first write wins. */
export const writeQuarter = async (
  table: Table,
  key: SeriesKey,
  { start, state, points }: QuarterContent,
): Promise<void> => {
  const expires = { [timeToLive]: Math.ceil((start + TOTAL_RETENTION) / 1000) };
  const once = { when: isNew, otherwise: 'exists' } as const;
  await table.commit<'exists'>([
    put({ ...seriesKeys.state(key, start), state: formatState(state), ...expires }, once),
    ...(points ? [put({ ...seriesKeys.points(key, start), ...packPoints(points), ...expires }, once)] : []),
  ]);
};

interface FinalPointsQuery {
  readonly key: SeriesKey;
  readonly look: Required<Look>;
  readonly states: readonly QuarterState[];
  /** Ascending. Times after the last state are ignored. */
  readonly times: readonly number[];
}

/**
 * Returns the newest point up to each time, for times up to the last state. It reads the quarters with a time inside,
 * and those between them. A point at the end of a quarter comes from its state.
 */
export const readFinalPoints = async (
  table: Table,
  { key, look, states, times }: FinalPointsQuery,
): Promise<Columns> => {
  const newest = states.at(-1);
  const final = newest ? times.filter((time) => time <= endOfQuarter(newest)) : [];
  const inside = [...new Set(final.map(startOfQuarter).filter((start, index) => start !== final[index]))];
  const requests = Array.from({ length: Math.ceil(inside.length / QUARTERS_PER_REQUEST) }, (_, index) =>
    readPoints(table, key, inside.slice(index * QUARTERS_PER_REQUEST, (index + 1) * QUARTERS_PER_REQUEST), {
      consistent: false,
    }),
  );
  const read = new Map((await Promise.all(requests)).flat());
  // The state and the points were written together, but two requests read them. The replica that returned the state may
  // be ahead of the other.
  const behind = states.flatMap(({ start }) => (inside.includes(start) && !read.has(start) ? start : []));
  if (behind.length > 0)
    for (const [start, points] of await readPoints(table, key, behind, { consistent: true })) read.set(start, points);
  // A quarter begins with the state at the end of the one before.
  const ends = new Set(final.map(startOfQuarter));
  const parts = states
    .filter((one) => read.has(one.start) || ends.has(endOfQuarter(one)))
    .map((one) => read.get(one.start) ?? columnsOf([{ time: endOfQuarter(one), point: look.point(one.state) }]));
  return pickNewest(joinColumns(parts), final);
};

/** Reads the points of quarters, by their start. Quarters between them come along. */
const readPoints = async (
  table: Table,
  key: SeriesKey,
  starts: readonly number[],
  { consistent }: { readonly consistent: boolean },
): Promise<[number, Columns][]> => {
  const [first = 0, last = 0] = [starts[0], starts.at(-1)];
  const { items } = await table.page({
    list: lists.points(key),
    limit: MAX_QUARTERS,
    after: seriesKeys.points(key, first - 1).SK,
    upTo: seriesKeys.points(key, last).SK,
    consistent,
  });
  return items.map((item) => [quarterStartOf(item.SK as string), unpackPoints(item)]);
};

interface StoredState {
  readonly sums: ArmTexts;
  readonly assigned?: ArmTexts;
  readonly looks: Looks;
}

const formatState = ({ sums, assigned, looks }: LookState): string =>
  JSON.stringify({ sums: armTextsOf(sums), ...(assigned ? { assigned: armTextsOf(assigned) } : {}), looks });

const parseState = (text: string): LookState => {
  const { sums, assigned, looks } = JSON.parse(text) as StoredState;
  return { sums: armSumsOf(sums), ...(assigned ? { assigned: armSumsOf(assigned) } : {}), looks };
};
