import {
  type Columns,
  columnsOf,
  joinColumns,
  noPoints,
  pickNewest,
  sliceColumns,
  toNumbers,
} from '../../../domain/results/columns.ts';
import type { PointStats, TimedPoint } from '../../../domain/results/series.ts';

const compare: PointStats = { mean: 3, effect: 2, halfWidth: 0.5, pValue: 0.25 };
const points: TimedPoint[] = [
  { time: 10, point: {} },
  { time: 20, point: { a: { mean: 1 } } },
  { time: 30, point: { a: { mean: 1 }, b: compare } },
];
const columns = columnsOf(points);
const meansOf = ({ arms }: Columns, arm: string) => toNumbers(arms.get(arm)?.mean ?? new Float64Array());

it('has each number of each arm at all points, and none before the arm is there', () => {
  expect(toNumbers(columns.times)).toEqual([10, 20, 30]);
  expect(meansOf(columns, 'a')).toEqual([Number.NaN, 1, 1]);
  expect(toNumbers(columns.arms.get('a')?.effect ?? columns.times)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  const last = Object.entries(columns.arms.get('b') ?? {}).map(([name, column]) => [name, column[2]]);
  expect(Object.fromEntries(last)).toEqual(compare);
});

it('joins parts, of which one may lack an arm', () => {
  const whole = joinColumns([sliceColumns(columns, 0, 2), noPoints, sliceColumns(columns, 2, 3)]);
  expect(whole).toEqual(columns);
  const late = joinColumns([columnsOf(points.slice(0, 2)), columnsOf(points.slice(2))]);
  expect(late).toEqual(columns);
});

it('takes the newest point up to each time', () => {
  const at = pickNewest(columns, [9, 10, 19, 20, 29, 30, 31]);
  expect(toNumbers(at.times)).toEqual([9, 10, 19, 20, 29, 30, 31]);
  expect(meansOf(at, 'a')).toEqual([Number.NaN, Number.NaN, Number.NaN, 1, 1, 1, 1]);
  expect(meansOf(at, 'b')).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 3, 3]);
});
