// Points over time, number by number: a month of five treatments is 200,000 numbers, too many to be objects of each moment.

import { named, type PointStats, type TimedPoint } from './series.ts';

/** One number of one arm, at all points; NaN where there is none. */
type Column = Float64Array;

const numbers = {
  mean: ({ mean }: PointStats) => mean,
  effect: ({ effect }: PointStats) => effect,
  halfWidth: ({ halfWidth }: PointStats) => halfWidth,
  pValue: ({ pValue }: PointStats) => pValue,
} as const;

export type NumberName = keyof typeof numbers;
export const numberNames = Object.keys(numbers) as NumberName[];

export type ArmColumns = Readonly<Record<NumberName, Column>>;

export interface Columns {
  /** Milliseconds since the epoch, ascending. */
  readonly times: Column;
  readonly arms: ReadonlyMap<string, ArmColumns>;
}

export const noPoints: Columns = { times: new Float64Array(), arms: new Map() };

/** The columns of an arm, each made from the name of its number. */
export const armColumns = (make: (name: NumberName) => Column): ArmColumns => ({
  mean: make('mean'),
  effect: make('effect'),
  halfWidth: make('halfWidth'),
  pValue: make('pValue'),
});

export const columnsOf = (points: readonly TimedPoint[]): Columns => {
  const arms = new Set(points.flatMap(({ point }) => Object.keys(point)));
  const columnOf = (arm: string, name: NumberName) =>
    Float64Array.from(points, ({ point }) => {
      const stats = named(point, arm);
      return (stats && numbers[name](stats)) ?? Number.NaN;
    });
  return {
    times: Float64Array.from(points, ({ time }) => time),
    arms: new Map([...arms].map((arm) => [arm, armColumns((name) => columnOf(arm, name))])),
  };
};

/** Parts that follow each other as one. */
export const joined = (parts: readonly Columns[]): Columns => {
  const length = parts.reduce((sum, { times }) => sum + times.length, 0);
  const join = (columnIn: (part: Columns) => Column | undefined): Column => {
    const column = new Float64Array(length).fill(Number.NaN);
    let start = 0;
    for (const part of parts) {
      const of = columnIn(part);
      if (of) column.set(of, start);
      start += part.times.length;
    }
    return column;
  };
  const arms = new Set(parts.flatMap((part) => [...part.arms.keys()]));
  return {
    times: join(({ times }) => times),
    arms: new Map([...arms].map((arm) => [arm, armColumns((name) => join((part) => part.arms.get(arm)?.[name]))])),
  };
};

/** The points at `times` (ascending), of each the newest up to it. */
export const newestAt = (columns: Columns, times: readonly number[]): Columns => {
  let next = 0;
  const rows = times.map((time) => {
    while ((columns.times[next] ?? Number.POSITIVE_INFINITY) <= time) next++;
    return next - 1;
  });
  return {
    times: Float64Array.from(times),
    arms: new Map([...columns.arms].map(([arm, of]) => [arm, armColumns((name) => picked(of[name], rows))])),
  };
};

/** As an answer has it. Like {@link picked} in a loop, because Array.from and Float64Array.from take five times as long. */
export const listOf = (column: Column): number[] => {
  const list: number[] = [];
  for (let index = 0; index < column.length; index++) list.push(column[index] as number);
  return list;
};

const picked = (column: Column, rows: readonly number[]): Column => {
  const values = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index++) values[index] = column[rows[index] ?? -1] ?? Number.NaN;
  return values;
};

/** The points from one place to another, which is not included. */
export const between = (columns: Columns, start: number, end: number): Columns => ({
  times: columns.times.subarray(start, end),
  arms: new Map([...columns.arms].map(([arm, of]) => [arm, armColumns((name) => of[name].subarray(start, end))])),
});
