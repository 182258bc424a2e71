// Normal numbers in half the time that those of Box and Muller take.
import type { Random } from './random.ts';

const { exp, log, sqrt } = Math;

const LAYERS = 128;
/** Where the lowest layer's tail begins, and the area of each layer. */
const [TAIL, AREA] = [3.442619855899, 9.91256303526217e-3];
const height = (x: number): number => exp(-0.5 * x * x);

/** The widths of the layers under the density, the lowest first, with 0 at the top. */
const widths = new Float64Array(LAYERS + 1);
[widths[0], widths[1]] = [AREA / height(TAIL), TAIL];
for (let i = 2; i < LAYERS; i += 1) {
  const below = widths[i - 1] as number;
  widths[i] = sqrt(-2 * log(AREA / below + height(below)));
}

/**
 * A standard normal number.
 *
 * Source: J. A. Doornik, An improved ziggurat method to generate normal random samples (2005), after G. Marsaglia and
 * W. W. Tsang, The ziggurat method for generating random variables, Journal of Statistical Software 5 (2000).
 */
export function normal(random: Random): number {
  for (;;) {
    const u = 2 * random() - 1;
    const layer = (random() * LAYERS) | 0;
    const [width, above] = [widths[layer] as number, widths[layer + 1] as number];
    const x = u * width;
    if (x < above && -x < above) return x;
    if (layer === 0) return u < 0 ? -tail(random) : tail(random);
    const [low, high] = [height(width), height(above)];
    if (low + random() * (high - low) < height(x)) return x;
  }
}

/** A normal number above TAIL. */
function tail(random: Random): number {
  for (;;) {
    const x = -log(1 - random()) / TAIL;
    if (-2 * log(1 - random()) > x * x) return TAIL + x;
  }
}
