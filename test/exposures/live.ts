/** Lives through one history, both ways, and compares what they come to. */
import { seeded } from '../support/fault-injection.ts';
import { countedIn } from './counted.ts';
import { liveThrough } from './history.ts';
import { openWorld } from './world.ts';

export interface Lived {
  readonly seed: number;
  /** How the ways differ; undefined when they are equal. */
  readonly difference?: string | undefined;
  readonly evaluations: number;
  /** Events by which the service was told of the evaluations. */
  readonly told: number;
  /** Custom events that counted for an arm. */
  readonly events: number;
}

/** Not beside another history in the same process: each has `Math.random` for itself, so that it can be repeated. */
export const live = async (seed: number): Promise<Lived> => {
  Math.random = seeded(seed + 2_000_000);
  const world = await openWorld(seed);
  try {
    const evaluations = await liveThrough(world, seeded(seed));
    const { direct, outside, events } = await countedIn(world, seed);
    const difference = direct === outside ? undefined : `${direct}\nby calls, and from outside\n${outside}`;
    return { seed, difference, evaluations, told: world.surroundings.told(), events };
  } catch (error) {
    return { seed, difference: String((error as Error).stack), evaluations: 0, told: 0, events: 0 };
  } finally {
    await world.service.service.store.usage.flush();
    world.close();
  }
};
