/**
 * How often each feature was evaluated here, reported to the service at most every five minutes and at the end: so that
 * nothing that an agent serves looks unused.
 */
import { randomUUID } from 'node:crypto';
import { UsageCounts } from '@selfevident/evaluation/exposure';
import { projectPath } from '@selfevident/evaluation/snapshot';
import { ALL_FEATURES, type Evaluations } from '../../domain/usage.ts';
import { INVOCATION } from './barrier.ts';
import type { Upstream } from './upstream.ts';

export interface UsageParts {
  readonly name: string;
  readonly upstream: Upstream;
  /** The service's time, in milliseconds since the epoch. */
  readonly now: () => number;
}

export interface Usage {
  readonly add: (evaluations: readonly Evaluations[]) => void;
  /** Reports what was counted; with `all`, whether it is time or not. Resolves when no report is under way. */
  readonly flush: (which: 'due' | 'all') => Promise<void>;
}

interface Report {
  /** The same for each try, so that the service counts one. */
  readonly id: string;
  readonly body: { readonly usage?: readonly object[]; readonly allEvaluated?: number };
}

/** Features in a call. */
const MOST = 100;

export const openUsage = ({ name, upstream, now }: UsageParts): Usage => {
  const counts = new UsageCounts();
  const last = new Map<string, number>();
  let reports: Report[] = [];
  let running: Promise<void> | undefined;

  const take = () => {
    const { [ALL_FEATURES]: all, ...byFeature } = Object.groupBy(counts.take(now()), ({ feature }) => feature);
    const secondsOf = (feature: string) => (last.get(feature) ?? now()) / 1_000;
    const usage = Object.entries(byFeature).map(([feature, counted = []]) => ({
      feature,
      counts: Object.fromEntries(counted.map(({ variation, count }) => [variation, count])),
      lastEvaluated: secondsOf(feature),
    }));
    if (all) reports.push({ id: randomUUID(), body: { allEvaluated: secondsOf(ALL_FEATURES) } });
    while (usage.length > 0) reports.push({ id: randomUUID(), body: { usage: usage.splice(0, MOST) } });
  };
  const send = async () => {
    take();
    for (const report of reports) {
      const { status } = await upstream.call({
        method: 'POST',
        path: `/events${projectPath(name)}/usage`,
        headers: { [INVOCATION]: report.id },
        body: JSON.stringify(report.body),
      });
      // What a service does not take, as one of an earlier version, is not offered again.
      if (status === 403 || status === 429 || status >= 500) return;
      reports = reports.filter((one) => one !== report);
    }
  };
  const flush = async (which: 'due' | 'all') => {
    await running;
    if (!(which === 'all' || counts.isDue(now()))) return;
    running ??= send().finally(() => {
      running = undefined;
    });
    await running;
  };
  return {
    add: (evaluations) => {
      for (const { feature, variation, count, time } of evaluations) {
        counts.counter(feature, variation).count += count;
        last.set(feature, time);
      }
      if (!running && counts.isDue(now())) void flush('due');
    },
    flush,
  };
};
