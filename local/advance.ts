/**
 * What a move of the clock makes happen: each thing at its own time, the earliest first, and all of it counted.
 */
import { lookLength } from '../domain/results/points.ts';
import type { Store } from '../lambdas/store/store.ts';
import type { Sweep } from '../lambdas/time/sweep.ts';

interface Advancing {
  readonly store: Pick<Store, 'due'>;
  readonly sweep: Sweep;
  /** Resolves when all that was written is counted and published. */
  readonly drain: () => Promise<void>;
}

/** Goes from one time to a later one, both in milliseconds since the epoch. */
export const advance = async ({ store, sweep, drain }: Advancing, from: number, to: number): Promise<void> => {
  await drain();
  // What has been counted until now is looked at when its period ends; nothing is counted on the way.
  const firstLook = (Math.floor(from / lookLength) + 1) * lookLength;
  for (let time = from; ; ) {
    const due = (await store.due.next(time, to)) ?? to;
    time = time < firstLook && firstLook < due ? firstLook : due;
    await sweep(time);
    await drain();
    if (time >= to) return;
  }
};
