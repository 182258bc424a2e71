/** Plans a test: the entities that it needs, and the effect that it can find with given entities. */

import { normalQuantile } from '../special/normal.ts';
import type { Looking, PowerCurve, Sought } from './crossing.ts';
import { findRoot } from './find-root.ts';

const { max, min, sqrt } = Math;

/** The method of planning: `anytimePower` or `finalPower`. */
export type PowerMethod = (sought: Sought, looking: Looking) => PowerCurve;

/** The design of a test, and its desired power (0.8 by custom). */
export interface Aim {
  readonly method: PowerMethod;
  readonly looking: Looking;
  readonly power: number;
}

/**
 * Returns the entities of both arms by which an effect of `drift` is found with the desired power; `undefined` for more
 * than `most`.
 *
 * @example entitiesFor({ drift: 0.025, most: 1e6 }, { method: anytimePower, looking, power: 0.8 }); // 20,251...
 */
export function entitiesFor(sought: Sought, { method, looking, power }: Aim): number | undefined {
  const curve = method(sought, looking);
  return findRoot((entities) => toProbit(curve(entities)) - toProbit(power), 1, sought.most);
}

/** The smallest effect of the search, as the average Z at the last entity. */
const LEAST_Z = 1e-3;
const MOST_Z = 200;

/**
 * Returns the smallest drift that `entities` of both arms find with the desired power; `undefined` if even a difference
 * of 200 standard errors is not enough.
 *
 * @example smallestDrift(5293, { method: anytimePower, looking, power: 0.8 }); // 0.04999...
 */
export function smallestDrift(entities: number, { method, looking, power }: Aim): number | undefined {
  const found = (z: number) => toProbit(method({ drift: z / sqrt(entities), most: entities }, looking)(entities));
  const z = findRoot((one) => found(one) - toProbit(power), LEAST_Z, MOST_Z);
  return z === undefined ? undefined : z / sqrt(entities);
}

/** Power is nearly straight in this scale, so a root takes a few steps. */
const toProbit = (power: number): number => -normalQuantile(min(1 - 1e-15, max(1e-300, power)));
