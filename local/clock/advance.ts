/**
 * Moves the clock from one due time to the next, the earliest first, and counts what happened at each.
 */
import { LOOK_LENGTH } from '../../domain/results/points.ts';
import type { Store } from '../../lambdas/store/store.ts';
import { GUARD_LENGTH, type Sweep } from '../../lambdas/time/sweep.ts';
import type { Clock, ClockMove } from './clock.ts';

interface Advancing {
  readonly clock: Pick<Clock, 'now' | 'move' | 'prepare'>;
  readonly store: Pick<Store, 'due'>;
  readonly sweep: Sweep;
  /** Resolves when everything written so far is counted and published. */
  readonly drain: () => Promise<void>;
}

export interface Journey extends ClockMove {
  readonly to: number;
}

/**
 * Looks begin ten minutes after the start of an experiment. One that has just started is old enough at the third look.
 */
const looksOnTheWay = [1, 2, 3];

/**
 * Requests during the journey see the state of the time that the clock has reached. A journey that a crash cut short
 * goes on from there when it is repeated.
 */
export const advance = async ({ clock, store, sweep, drain }: Advancing, journey: Journey): Promise<void> => {
  const { to, frozen } = journey;
  // A clock that will stand still at the end must not run past it.
  if (frozen) clock.move({ frozen });
  const arrive = clock.prepare(journey);
  let time = clock.now();
  // Nothing is counted on the way, so the looks at what was counted before are enough.
  const looks = [
    // The guards of launches judge once a minute, before the next step begins.
    (Math.floor(time / GUARD_LENGTH) + 1) * GUARD_LENGTH,
    ...looksOnTheWay.map((count) => (Math.floor(time / LOOK_LENGTH) + count) * LOOK_LENGTH),
  ];
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
