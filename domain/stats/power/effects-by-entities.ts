/** Computes the smallest effects that the anytime test finds, for many numbers of entities at once. */

import { mixtureVariance } from '../normal-mixture.ts';
import { normalQuantile } from '../special/normal.ts';
import { raise, twoSidedBoundary } from './boundary.ts';
import { anytimePower, type Looking, OVERSHOOT } from './crossing.ts';
import { type Aim, entitiesFor } from './plan.ts';

const { cos, exp, log, PI, sqrt } = Math;

/** The design of the anytime test with its desired power. */
export type AnytimeAim = Omit<Aim, 'method'>;

/** A drift, and the entities of both arms by which it is found with the desired power. */
interface Found {
  readonly logEntities: number;
  readonly logDrift: number;
}

/** Few are enough: the logarithm of the drift is nearly straight in that of the entities. */
const NODES = 6;

/**
 * Returns a function that gives the smallest drift which `entities` of both arms find, for entities from `least` (at
 * least 2) to `most`. `smallestDrift` solves an integral equation ten to twenty times for one number of entities. Here a
 * drift is chosen instead, and a single solution gives its entities. Six such pairs are interpolated in logarithms. That
 * differs from `smallestDrift` by less than 0.02 % where `most` is up to 30 times `least`, and by up to 0.48 % where it
 * is 2,500 times as many.
 *
 * Source of the interpolation: J.-P. Berrut and L. N. Trefethen, SIAM Review 46 (2004) 501-517.
 *
 * @example smallestDrifts([5293, 1e6], { looking, power: 0.8 })(5293); // 0.0500
 */
export const smallestDrifts = (
  [least, most]: readonly [least: number, most: number],
  aim: AnytimeAim,
): ((entities: number) => number) => {
  const found = chebyshevNodes(log(least), log(most)).flatMap((node) => foundBy(exp(node), aim) ?? []);
  return (entities) => exp(interpolate(found, log(entities)));
};

/** Returns a pair with a few entities fewer than these. */
function foundBy(entities: number, { looking, power }: AnytimeAim): Found | undefined {
  const drift = sureDrift(entities, looking, power);
  const needed = entitiesFor({ drift, most: entities }, { method: anytimePower, looking, power });
  return needed === undefined ? undefined : { logEntities: log(needed), logDrift: log(drift) };
}

/** Returns a drift that the last look alone finds with the desired power. It is a little larger than the smallest. */
function sureDrift(entities: number, { alpha, apart, design }: Looking, power: number): number {
  const rho2 = mixtureVariance(design);
  const w = entities * rho2;
  const boundary = raise(twoSidedBoundary(alpha), OVERSHOOT * sqrt(apart * rho2));
  return (boundary.at(w) / sqrt(w) + normalQuantile(1 - power)) / sqrt(entities);
}

/** Returns the nodes between two ends, the ends among them. The upper one is raised, since pairs have fewer entities. */
const chebyshevNodes = (low: number, high: number): number[] => {
  const top = high + 0.5;
  return Array.from({ length: NODES }, (_, n) => (low + top - (top - low) * cos((n * PI) / (NODES - 1))) / 2);
};

/** Returns the value at x of the polynomial through the pairs, in Lagrange's form. */
const interpolate = (found: readonly Found[], x: number): number =>
  found.reduce((sum, { logEntities, logDrift }) => {
    const factors = found.filter((other) => other.logEntities !== logEntities);
    const basis = factors.reduce((part, at) => (part * (x - at.logEntities)) / (logEntities - at.logEntities), 1);
    return sum + logDrift * basis;
  }, 0);
