/**
 * Round numbers and round moments within a range.
 */

/** Steps of 1, 2 or 5 times a power of ten: at least one, and about `wanted` of them. */
export const ticks = (from: number, to: number, wanted: number): readonly number[] => {
  if (!(to > from)) return [from];
  const rough = (to - from) / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const value = (first + index) * step;
    return Math.abs(value) < step / 1e6 ? 0 : value;
  });
};

const MINUTE = 60_000;
const LENGTHS = [5, 15, 30, 60, 180, 360, 720, 1440, 2880, 5760, 10_080, 20_160].map((minutes) => minutes * MINUTE);

/** Whole moments of the viewer's clock, at most `most` of them. Times are epoch milliseconds. */
export const timeTicks = (from: number, to: number, most: number): readonly number[] => {
  const length = LENGTHS.find((each) => (to - from) / each <= most) ?? to - from;
  const zone = new Date(from).getTimezoneOffset() * MINUTE;
  const first = Math.ceil((from - zone) / length) * length + zone;
  return Array.from(
    { length: Math.max(0, Math.floor((to - first) / length) + 1) },
    (_, index) => first + index * length,
  );
};
