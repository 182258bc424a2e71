import { columnsOf, noPoints } from '../../../domain/results/columns.ts';
import type { TimedPoint } from '../../../domain/results/series.ts';
import { packPoints, unpackPoints } from '../../../lambdas/store/results/packed-points.ts';

it('keeps every number of the points to the last bit, and what is not there', () => {
  const stats = { mean: 0.1, effect: -0, halfWidth: 5e-324, pValue: 0 };
  const points: TimedPoint[] = [
    { time: 1_767_614_400_000, point: {} },
    { time: 1_767_614_700_000, point: { a: { mean: 1 / 3 } } },
    {
      time: 1_767_615_000_000,
      point: Object.fromEntries([
        ['a', { mean: -1e15 }],
        ['__proto__', stats],
      ]),
    },
  ];
  const columns = columnsOf(points);
  expect([...columns.arms.keys()]).toEqual(['a', '__proto__']);
  expect(unpackPoints(packPoints(columns))).toEqual(columns);
});

it('keeps no points of a quarter without events', () => {
  expect(unpackPoints(packPoints(noPoints))).toEqual(noPoints);
});
