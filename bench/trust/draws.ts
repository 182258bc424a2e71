// Events whose level moves with the time of day, as real ones do.
import type { Random } from './random.ts';
import type { Events } from './scenarios.ts';
import { normal } from './ziggurat.ts';

/** The events of one new entity, where `level` multiplies what is expected of them. */
export type LevelledDraw = (random: Random, level: number) => Events;

const one = (x: number): Events => ({ count: 1, sum: x, squares: x * x });

export const bernoulliAt =
  (p: number): LevelledDraw =>
  (random, level) =>
    one(random() < p * level ? 1 : 0);

export const lognormalAt =
  (sigma: number): LevelledDraw =>
  (random, level) =>
    one(level * Math.exp(sigma * normal(random)));

export const normalAt: LevelledDraw = (random, level) => one(level + normal(random));

/** Geometric numbers of events, mean 4; half of the values' variance is the entity's own. */
export const clusteredAt: LevelledDraw = (random, level) => {
  const own = 10 * level + 2 * normal(random);
  let [count, sum] = [0, 0];
  do {
    [count, sum] = [count + 1, sum + own + 2 * normal(random)];
  } while (random() < 0.75);
  return { count, sum, squares: sum * sum };
};

/** A day in `perDay` entities: 30 % above the mean in its middle, 30 % below at night. */
export const dailyLevel = (entity: number, perDay: number): number =>
  1 + 0.3 * Math.sin((2 * Math.PI * entity) / perDay);

export const hardDraws: readonly (readonly [string, LevelledDraw])[] = [
  ['Bernoulli 0.01', bernoulliAt(0.01)],
  ['lognormal sigma 2', lognormalAt(2)],
  ['clustered', clusteredAt],
];
