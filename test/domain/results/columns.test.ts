import {
  between,
  type Columns,
  columnsOf,
  joined,
  listOf,
  newestAt,
  noPoints,
} from '../../../domain/results/columns.ts';
import type { PointStats, TimedPoint } from '../../../domain/results/series.ts';

const compared: PointStats = { mean: 3, effect: 2, halfWidth: 0.5, pValue: 0.25 };
const points: TimedPoint[] = [
  { time: 10, point: {} },
  { time: 20, point: { a: { mean: 1 } } },
  { time: 30, point: { a: { mean: 1 }, b: compared } },
];
const columns = columnsOf(points);
const meansOf = ({ arms }: Columns, arm: string) => listOf(arms.get(arm)?.mean ?? new Float64Array());

it('has each number of each arm at all points, and none before the arm is there', () => {
  expect(listOf(columns.times)).toEqual([10, 20, 30]);
  expect(meansOf(columns, 'a')).toEqual([Number.NaN, 1, 1]);
  expect(listOf(columns.arms.get('a')?.effect ?? columns.times)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  const last = Object.entries(columns.arms.get('b') ?? {}).map(([name, column]) => [name, column[2]]);
  expect(Object.fromEntries(last)).toEqual(compared);
});

it('joins parts, of which one may lack an arm', () => {
  const whole = joined([between(columns, 0, 2), noPoints, between(columns, 2, 3)]);
  expect(whole).toEqual(columns);
  const late = joined([columnsOf(points.slice(0, 2)), columnsOf(points.slice(2))]);
  expect(late).toEqual(columns);
});

it('takes the newest point up to each time', () => {
  const at = newestAt(columns, [9, 10, 19, 20, 29, 30, 31]);
  expect(listOf(at.times)).toEqual([9, 10, 19, 20, 29, 30, 31]);
  expect(meansOf(at, 'a')).toEqual([Number.NaN, Number.NaN, Number.NaN, 1, 1, 1, 1]);
  expect(meansOf(at, 'b')).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 3, 3]);
});
