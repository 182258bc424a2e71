// How many entities a test needs, and what it can still find with those there are.
import { normalQuantile } from '../special/normal.ts';
import type { Looking, PowerCurve, Sought } from './crossing.ts';
import { findRoot } from './find-root.ts';

const { max, min, sqrt } = Math;

/** What is planned with: `anytimePower` or `finalPower`. */
export type PowerMethod = (sought: Sought, looking: Looking) => PowerCurve;

/** How a test is carried out, and how probable it is to be that it finds the effect (0.8 by custom). */
export interface Aim {
  readonly method: PowerMethod;
  readonly looking: Looking;
  readonly power: number;
}

/**
 * The entities of both arms by which an effect of `drift` is found with the power aimed at; `undefined` if that takes more than
 * `most`.
 *
 * @example entitiesFor({ drift: 0.025, most: 1e6 }, { method: anytimePower, looking, power: 0.8 }); // 20,251...
 */
export function entitiesFor(sought: Sought, { method, looking, power }: Aim): number | undefined {
  const curve = method(sought, looking);
  return findRoot((entities) => toProbit(curve(entities)) - toProbit(power), 1, sought.most);
}

/** The effects among which the smallest is looked for, as Z at the last entity on average. */
const LEAST_Z = 1e-3;
const MOST_Z = 200;

/**
 * The smallest drift that is found with the power aimed at by `entities` of both arms; `undefined` where not even a difference
 * of 200 standard errors would be.
 *
 * @example smallestDrift(5293, { method: anytimePower, looking, power: 0.8 }); // 0.04999...
 */
export function smallestDrift(entities: number, { method, looking, power }: Aim): number | undefined {
  const found = (z: number) => toProbit(method({ drift: z / sqrt(entities), most: entities }, looking)(entities));
  const z = findRoot((one) => found(one) - toProbit(power), LEAST_Z, MOST_Z);
  return z === undefined ? undefined : z / sqrt(entities);
}

/** In this scale power is nearly a straight line, which finds a root in a few steps. */
const toProbit = (power: number): number => -normalQuantile(min(1 - 1e-15, max(1e-300, power)));
