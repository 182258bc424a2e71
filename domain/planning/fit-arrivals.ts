/** Finds the arrivals of everyone behind counts of an audience whose share changed while it was counted. */

import type { Arrived } from '../stats/power/arrivals.ts';

/** A part of the audience that took part from one time until another. */
export interface Slice {
  /** Its share of all arriving entities, above 0. */
  readonly width: number;
  readonly from: number;
  readonly until: number;
}

type Curve = (time: number) => number;

/** The exponents that are tried: from an audience that is there at once to one that is always new. */
const EXPONENTS = Array.from({ length: 100 }, (_, index) => (index + 1) / 100);

/**
 * Returns a curve of unique entities by time which explains the counts best, by least squares. It is a power of time, as
 * {@link uniquesBy} has it after the measured days, of the time that a slice has taken part: after t days of its own a
 * slice has seen its width of what everyone would bring in t days. `counts` and slices have the same unit of time.
 *
 * Source: H. S. Heaps, Information Retrieval (1978), section 7.5: what is distinct grows as a power of what was seen.
 *
 * @example fitArrivals([{ time: 1, uniques: 100 }, { time: 2, uniques: 1100 }], [
 *   { width: 0.1, from: 0, until: Infinity }, { width: 0.9, from: 1, until: Infinity }])(2); // 2000
 */
export const fitArrivals = (counts: readonly Arrived[], slices: readonly Slice[]): Curve => {
  const fits = EXPONENTS.map((exponent) => fitOf(exponent, counts, slices));
  const { scale, exponent } = fits.reduce((best, fit) => (fit.error < best.error ? fit : best));
  return (time) => scale * time ** exponent;
};

/** Returns the best scale for an exponent, and the sum of its squared errors. */
const fitOf = (exponent: number, counts: readonly Arrived[], slices: readonly Slice[]) => {
  const seen = counts.map(({ time }) => seenBy(time, exponent, slices));
  const products = counts.reduce((sum, { uniques }, index) => sum + uniques * (seen[index] ?? 0), 0);
  const squares = seen.reduce((sum, one) => sum + one * one, 0);
  const scale = squares > 0 ? products / squares : 0;
  const error = counts.reduce((sum, { uniques }, index) => sum + (uniques - scale * (seen[index] ?? 0)) ** 2, 0);
  return { scale, exponent, error };
};

/** Returns the entities that have been counted by a time, where one unit of time brings one to everyone. */
const seenBy = (time: number, exponent: number, slices: readonly Slice[]): number =>
  slices.reduce(
    (sum, { width, from, until }) => sum + width * Math.max(0, Math.min(time, until) - from) ** exponent,
    0,
  );
