/**
 * The sweep, which runs again and again. It settles due transitions each time, judges guarded launches once a minute,
 * and looks at the results of experiments once in each period of five minutes.
 */

import type { CountMetric } from '../../domain/operational-metric.ts';
import { LOOK_LENGTH } from '../../domain/results/points.ts';
import { runEach } from '../concurrency.ts';
import { guardByMonitors, type JudgedCounts } from './guard-by-monitor.ts';
import { look } from './look.ts';
import { type Settling, settle } from './settle.ts';

/** Milliseconds: how often launches are judged at most. */
export const GUARD_LENGTH = 60_000;

/** Resolves to the number of transitions written. */
export type Sweep = (now: number, count?: CountMetric) => Promise<number>;

/**
 * Returns a function that remembers the last period of its looks. A second process that looks too finds nothing new.
 */
export const sweeper = ({ store, report }: Omit<Settling, 'now' | 'count'>): Sweep => {
  let lastPeriod = -Infinity;
  let lastMinute = -Infinity;
  let begun = false;
  const judged: JudgedCounts = new Map();
  /** A deployment counts usage from its first sweep on. */
  const beginOnce = async (now: number): Promise<void> => {
    if (begun) return;
    await store.usage.countedSince(now);
    begun = true;
  };
  const lookOnce = async (now: number, count: CountMetric | undefined): Promise<void> => {
    const period = Math.floor(now / LOOK_LENGTH);
    if (period === lastPeriod) return;
    await look({ store, now, report, count });
    lastPeriod = period;
  };
  const guardOnce = async (now: number, count: CountMetric | undefined): Promise<void> => {
    const minute = Math.floor(now / GUARD_LENGTH);
    if (minute === lastMinute) return;
    await guardByMonitors({ store, now, report, count }, judged);
    lastMinute = minute;
  };
  return async (now, count) => {
    let written = 0;
    const settleDue = async () => {
      written = await settle({ store, now, report, count });
    };
    await runEach(report, [() => beginOnce(now), settleDue, () => guardOnce(now, count), () => lookOnce(now, count)]);
    return written;
  };
};
