/**
 * The points of a day in few bytes: rows of doubles, each the time and then the numbers of each arm; NaN where there is none.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { PointStats, TimedPoint } from '../../domain/results/series.ts';
import type { Item } from './change.ts';

export const packedPoints = (points: readonly TimedPoint[]): Item => {
  const arms = [...new Set(points.flatMap(({ point }) => Object.keys(point)))];
  const rows = points.map(({ time, point }) => {
    const ofArms = new Map(Object.entries(point));
    return [time, ...arms.flatMap((arm) => numbersOf(ofArms.get(arm)))];
  });
  return { arms, points: gzipSync(new Uint8Array(new Float64Array(rows.flat()).buffer)) };
};

export const unpackedPoints = ({ arms, points }: Item): TimedPoint[] => {
  const names = arms as string[];
  const bytes = new Uint8Array(gunzipSync(points as Uint8Array));
  const numbers = new Float64Array(bytes.buffer);
  const width = 1 + names.length * numbersOf(undefined).length;
  return Array.from({ length: numbers.length / width }, (_, row) => {
    const [time = 0, ...ofArms] = numbers.subarray(row * width, (row + 1) * width);
    return { time, point: Object.fromEntries(names.flatMap((name, index) => statsIn(name, ofArms, index))) };
  });
};

const numbersOf = (stats: PointStats | undefined): number[] =>
  [stats?.mean, stats?.effect, stats?.interval?.lower, stats?.interval?.upper, stats?.pValue].map(
    (number) => number ?? Number.NaN,
  );

const statsIn = (name: string, numbers: readonly number[], index: number): [string, PointStats][] => {
  const [mean = Number.NaN, effect = 0, lower = 0, upper = 0, pValue = 0] = numbers.slice(index * 5, index * 5 + 5);
  if (Number.isNaN(mean)) return [];
  return [[name, Number.isNaN(effect) ? { mean } : { mean, effect, interval: { lower, upper }, pValue }]];
};
