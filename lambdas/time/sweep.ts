/**
 * What happens by itself, run again and again: what is due is written down each time, and the results of experiments are
 * looked at once for each period of five minutes.
 */
import type { CountMetric } from '../../domain/operational-metric.ts';
import { LOOK_LENGTH } from '../../domain/results/points.ts';
import { runEach } from '../concurrency.ts';
import { look } from './look.ts';
import { type Settling, settle } from './settle.ts';

/** Resolves to the number of transitions written. */
export type Sweep = (now: number, count?: CountMetric) => Promise<number>;

/** The function remembers for which period it has looked; another process that does so too finds nothing new. */
export const sweeper = ({ store, report }: Omit<Settling, 'now' | 'count'>): Sweep => {
  let looked = Number.NEGATIVE_INFINITY;
  const lookOnce = async (now: number, count: CountMetric | undefined): Promise<void> => {
    const period = Math.floor(now / LOOK_LENGTH);
    if (period === looked) return;
    await look({ store, now, report, count });
    looked = period;
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
