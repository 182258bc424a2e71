/**
 * Does what is due, looks at results, and expires items, by a clock that callers can move.
 */
import { repeat, serialize } from '../../lambdas/concurrency.ts';
import { sweeper } from '../../lambdas/time/sweep.ts';
import { advance } from '../clock/advance.ts';
import { expire } from '../dynamodb/expire.ts';
import { tableName } from '../dynamodb/table.ts';
import type { LocalHooks } from '../local-routes.ts';
import type { Wires } from './wires.ts';

const DAY = 86_400_000;
/** Epoch milliseconds; later than everything that is planned. */
const END_OF_TIME = Date.UTC(9999, 11, 31);
/** Milliseconds between two sweeps, and between two looks for expired items. */
const PAUSE = { sweep: 1_000, expire: 3_600_000 };

interface WiredSweep {
  /** Waits for the sweep under way, since the two would do the same things twice. */
  readonly advance: NonNullable<LocalHooks['advance']>;
  readonly nextEvent: NonNullable<LocalHooks['nextEvent']>;
  readonly stop: () => Promise<void>;
}

/** @param drain resolves when all that was written is counted and published. */
export const wireSweep = ({ client, now, service }: Wires, drain: () => Promise<void>): WiredSweep => {
  const { store, report } = service;
  const runInTurn = serialize();
  const sweep = sweeper({ store, report });
  const expireNow = () => expire({ client, tableName, now: now() });
  const loops = [
    repeat(
      () => runInTurn(() => sweep(now())),
      PAUSE.sweep,
      (error) => report('sweep failed', { error }),
    ),
    repeat(expireNow, PAUSE.expire, (error) => report('nothing expired', { error })),
  ];
  return {
    advance: (clock, journey) =>
      runInTurn(async () => {
        const from = now();
        await advance({ clock, store, sweep, drain }, journey);
        if (now() - from >= DAY) await expireNow();
      }),
    nextEvent: (after) => store.due.next(after, END_OF_TIME),
    stop: async () => {
      await Promise.all(loops.map((end) => end()));
    },
  };
};
