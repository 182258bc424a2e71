/**
 * What a move of the clock makes happen: each thing at its own time, the earliest first, and all of it counted.
 */
import { LOOK_LENGTH } from '../../domain/results/points.ts';
import type { Store } from '../../lambdas/store/store.ts';
import type { Sweep } from '../../lambdas/time/sweep.ts';
import type { Clock, ClockMove } from './clock.ts';

interface Advancing {
  readonly clock: Pick<Clock, 'now' | 'move' | 'prepare'>;
  readonly store: Pick<Store, 'due'>;
  readonly sweep: Sweep;
  /** Resolves when all that was written is counted and published. */
  readonly drain: () => Promise<void>;
}

export interface Journey extends ClockMove {
  readonly to: number;
}

/** An experiment is looked at from ten minutes after its start on: one that has just started is so old at the third. */
const looksOnTheWay = [1, 2, 3];

/**
 * The clock itself goes from one time at which something happens to the next. So whoever asks meanwhile is told what is
 * so at that time, and a journey that a crash has cut short goes on from there when it is repeated.
 */
export const advance = async ({ clock, store, sweep, drain }: Advancing, journey: Journey): Promise<void> => {
  const { to, frozen } = journey;
  // One that is to stand still at the end must not run past it.
  if (frozen) clock.move({ frozen });
  const arrive = clock.prepare(journey);
  let time = clock.now();
  // What has been counted until now is looked at when its period ends; nothing is counted on the way.
  const looks = looksOnTheWay.map((count) => (Math.floor(time / LOOK_LENGTH) + count) * LOOK_LENGTH);
  await drain();
  for (;;) {
    if (time < to) clock.move({ to: time });
    else arrive();
    await sweep(time);
    await drain();
    if (time >= to) return;
    const due = (await store.due.next(time, to)) ?? to;
    time = Math.min(due, looks.find((look) => look > time) ?? to, to);
  }
};
