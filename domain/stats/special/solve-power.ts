/** A positive function at x, and its slope there by ln x. */
export interface PowerPoint {
  readonly value: number;
  readonly slope: number;
}

const MAX_STEPS = 60;

/**
 * Finds the x > 0 at which `point(x).value` is `target`, by Newton's method on the logarithms of both, from `start`.
 * Tails of distributions are nearly straight there, so a few steps give all digits, however small the target is.
 */
export function solvePower(point: (x: number) => PowerPoint, target: number, start: number): number {
  let x = start;
  for (let n = 0; n < MAX_STEPS; n += 1) {
    const { value, slope } = point(x);
    const step = (Math.log(target / value) * value) / slope;
    x *= Math.exp(Math.max(-1, Math.min(1, step)));
    if (Math.abs(step) < 1e-15) break;
  }
  return x;
}
