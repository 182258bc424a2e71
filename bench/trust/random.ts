// A fast seeded generator, so that a run can be repeated to the last digit.

const { cos, log, PI, sqrt } = Math;

/** Uniform on [0, 1). */
export type Random = () => number;

/**
 * The small fast counter generator with 32-bit words, which passes PractRand and BigCrush.
 *
 * Source: C. Doty-Humphrey, sfc32, PractRand 0.93.
 */
export function seededRandom(seed: number): Random {
  let [a, b, c, counter] = [0, seed | 0, 0x9e3779b9 | 0, 1];
  const next = (): number => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return (result >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 16; i += 1) next();
  return next;
}

/** A standard normal number, by Box and Muller. */
export const normal = (random: Random): number => sqrt(-2 * log(1 - random())) * cos(2 * PI * random());
