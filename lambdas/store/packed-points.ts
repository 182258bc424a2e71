/**
 * The points of a day in few bytes: rows of doubles, each the time and then the numbers of each arm; NaN where there is none.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Point, PointStats, TimedPoint } from '../../domain/results/series.ts';
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
  return Array.from({ length: numbers.length / width }, (_, row) => ({
    time: numbers[row * width] ?? 0,
    point: pointIn(numbers, row * width + 1, names),
  }));
};

const numbersOf = (stats: PointStats | undefined): number[] =>
  [stats?.mean, stats?.effect, stats?.interval?.lower, stats?.interval?.upper, stats?.pValue].map(
    (number) => number ?? Number.NaN,
  );

/** Read by index: a month has 43,000 of these, and iterators are slow. */
const pointIn = (numbers: Float64Array, start: number, names: readonly string[]): Point => {
  const arms: [string, PointStats][] = [];
  for (const [index, name] of names.entries()) {
    const stats = statsAt(numbers, start + index * 5);
    if (stats) arms.push([name, stats]);
  }
  return Object.fromEntries(arms);
};

const statsAt = (numbers: Float64Array, start: number): PointStats | undefined => {
  const at = (place: number): number => numbers[start + place] ?? Number.NaN;
  const [mean, effect] = [at(0), at(1)];
  if (Number.isNaN(mean)) return undefined;
  return Number.isNaN(effect) ? { mean } : { mean, effect, interval: { lower: at(2), upper: at(3) }, pValue: at(4) };
};
