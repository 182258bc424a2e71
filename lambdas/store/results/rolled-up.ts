/**
 * What is kept of the quarters of a day that are final, six hours of UTC each.
 */
import { type Columns, columnsOf, joinColumns, pickNewest } from '../../../domain/results/columns.ts';
import type { Look, LookState, Looks } from '../../../domain/results/series.ts';
import { type ArmTexts, armSumsOf, armTextsOf } from '../counting/total.ts';
import { put } from '../table/change.ts';
import { isNew } from '../table/condition.ts';
import { totalsKeptFor } from '../table/retention.ts';
import { lists, type SeriesKey, seriesKeys, startIn, timeToLive } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import { packedPoints, unpackedPoints } from './packed-points.ts';

/** In milliseconds. */
export const quarter = 6 * 3_600_000;
/** More than there are in the time that totals are kept. */
export const mostQuarters = 1_000;
/** Quarters with points asked for that one request spans: with five treatments some 230 KB where they follow each other. */
const together = 28;

export const startOfQuarter = (time: number): number => Math.floor(time / quarter) * quarter;

export interface RolledUp {
  /** The start of the quarter. */
  readonly start: number;
  /** At its end. */
  readonly state: LookState;
}

export const endOf = ({ start }: RolledUp): number => start + quarter;

/** The states of the quarters that are rolled up, in order of time unless said otherwise. */
export const statesOf = async (
  table: Table,
  of: SeriesKey,
  page: { readonly limit: number; readonly newestFirst?: boolean },
): Promise<RolledUp[]> => {
  const { items } = await table.page({ list: lists.states(of), consistent: false, ...page });
  return items.map(({ SK, state }) => ({ start: startIn(SK as string), state: stateOf(state as string) }));
};

interface Kept extends RolledUp {
  /** After each of its periods in which something was counted; absent where nobody asks for points over time. */
  readonly points: Columns | undefined;
}

/** Keeps a quarter, unless it is kept: everyone who reads comes to the same items, so the first one wins. */
export const keepQuarter = async (table: Table, of: SeriesKey, { start, state, points }: Kept): Promise<void> => {
  const expires = { [timeToLive]: Math.ceil((start + totalsKeptFor) / 1000) };
  const once = { when: isNew, otherwise: 'exists' } as const;
  await table.commit<'exists'>([
    put({ ...seriesKeys.state(of, start), state: textOf(state), ...expires }, once),
    ...(points ? [put({ ...seriesKeys.points(of, start), ...packedPoints(points), ...expires }, once)] : []),
  ]);
};

interface FinalPoints {
  readonly of: SeriesKey;
  readonly look: Required<Look>;
  readonly states: readonly RolledUp[];
  /** Ascending. Those after the last state are not looked at. */
  readonly times: readonly number[];
}

/**
 * The points at times up to the last state: of each the newest. Quarters with a time inside are read, and what lies between them; a
 * point at the end of a quarter comes from its state.
 */
export const finalPoints = async (table: Table, { of, look, states, times }: FinalPoints): Promise<Columns> => {
  const newest = states.at(-1);
  const final = newest ? times.filter((time) => time <= endOf(newest)) : [];
  const inside = [...new Set(final.map(startOfQuarter).filter((start, index) => start !== final[index]))];
  const requests = Array.from({ length: Math.ceil(inside.length / together) }, (_, index) =>
    pointsOf(table, of, inside.slice(index * together, (index + 1) * together), { consistent: false }),
  );
  const read = new Map((await Promise.all(requests)).flat());
  // Written together, but read by two requests: the replica that has the state may be ahead of the one that was asked for points.
  const behind = states.flatMap(({ start }) => (inside.includes(start) && !read.has(start) ? start : []));
  if (behind.length > 0)
    for (const [start, points] of await pointsOf(table, of, behind, { consistent: true })) read.set(start, points);
  // A quarter that is read begins with what was at the end of the one before.
  const ends = new Set(final.map(startOfQuarter));
  const parts = states
    .filter((one) => read.has(one.start) || ends.has(endOf(one)))
    .map((one) => read.get(one.start) ?? columnsOf([{ time: endOf(one), point: look.point(one.state) }]));
  return pickNewest(joinColumns(parts), final);
};

/** The points of quarters, by their start; those that lie between them come along. */
const pointsOf = async (
  table: Table,
  of: SeriesKey,
  starts: readonly number[],
  { consistent }: { readonly consistent: boolean },
): Promise<[number, Columns][]> => {
  const [first = 0, last = 0] = [starts[0], starts.at(-1)];
  const { items } = await table.page({
    list: lists.points(of),
    limit: mostQuarters,
    after: seriesKeys.points(of, first - 1).SK,
    upTo: seriesKeys.points(of, last).SK,
    consistent,
  });
  return items.map((item) => [startIn(item.SK as string), unpackedPoints(item)]);
};

const textOf = ({ sums, looks }: LookState): string => JSON.stringify({ sums: armTextsOf(sums), looks });

const stateOf = (text: string): LookState => {
  const { sums, looks } = JSON.parse(text) as { sums: ArmTexts; looks: Looks };
  return { sums: armSumsOf(sums), looks };
};
