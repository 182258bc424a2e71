/**
 * The sweep, which runs again and again. It settles due transitions each time, and looks at the results of experiments
 * once in each period of five minutes.
 */

import type { CountMetric } from '../../domain/operational-metric.ts';
import { LOOK_LENGTH } from '../../domain/results/points.ts';
import { runEach } from '../concurrency.ts';
import { look } from './look.ts';
import { type Settling, settle } from './settle.ts';

/** Resolves to the number of transitions written. */
export type Sweep = (now: number, count?: CountMetric) => Promise<number>;

/**
 * Returns a function that remembers the last period of its looks. A second process that looks too finds nothing new.
 */
export const sweeper = ({ store, report }: Omit<Settling, 'now' | 'count'>): Sweep => {
  let lastPeriod = Number.NEGATIVE_INFINITY;
  const lookOnce = async (now: number, count: CountMetric | undefined): Promise<void> => {
    const period = Math.floor(now / LOOK_LENGTH);
    if (period === lastPeriod) return;
    await look({ store, now, report, count });
    lastPeriod = period;
  };
  return async (now, count) => {
    let written = 0;
    const settleDue = async () => {
      written = await settle({ store, now, report, count });
    };
    await runEach(report, [settleDue, () => lookOnce(now, count)]);
    return written;
  };
};
