/**
 * How often each feature was evaluated here, reported to the service at most every five minutes and at the end: so that
 * nothing that an agent serves looks unused.
 */
import { randomUUID } from 'node:crypto';
import { UsageCounts } from '@selfevident/evaluation/exposure';
import { projectPath } from '@selfevident/evaluation/snapshot';
import { ALL_FEATURES, type Evaluations } from '../../domain/usage.ts';
import { INVOCATION } from './barrier.ts';
import { isTemporary, type Upstream } from './upstream.ts';
import { UsageHours } from './usage-hours.ts';

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
  /** Forgets what was counted, since the project is gone. */
  readonly forget: () => void;
}

interface Report {
  readonly id: string;
  readonly body: { readonly usage?: readonly object[]; readonly allEvaluated?: number };
}

/** Features in a call. */
const MOST = 100;

export const openUsage = ({ name, upstream, now }: UsageParts): Usage => {
  const counts = new UsageCounts();
  const last = new Map<string, number>();
  const waiting = new UsageHours();
  let allEvaluated: number | undefined;
  /** May have arrived: each further try is the same, so that the service counts one. */
  let tried: Report | undefined;
  let running: Promise<void> | undefined;

  const collect = () => {
    const { [ALL_FEATURES]: all, ...byFeature } = Object.groupBy(counts.take(now()), ({ feature }) => feature);
    const timeOf = (feature: string) => last.get(feature) ?? now();
    if (all) allEvaluated = timeOf(ALL_FEATURES);
    for (const [feature, counted = []] of Object.entries(byFeature)) {
      const served = Object.fromEntries(counted.map(({ variation, count }) => [variation, count]));
      waiting.add({ feature, counts: served, last: timeOf(feature) });
    }
  };
  const next = (): Report | undefined => {
    const usage = waiting.take(MOST).map(({ last: time, ...one }) => ({ ...one, lastEvaluated: time / 1_000 }));
    if (usage.length > 0) return { id: randomUUID(), body: { usage } };
    const time = allEvaluated;
    allEvaluated = undefined;
    return time === undefined ? undefined : { id: randomUUID(), body: { allEvaluated: time / 1_000 } };
  };
  const send = async () => {
    collect();
    for (tried ??= next(); tried; tried = next()) {
      const { status } = await upstream.call({
        method: 'POST',
        path: `/events${projectPath(name)}/usage`,
        headers: { [INVOCATION]: tried.id },
        body: JSON.stringify(tried.body),
      });
      // What a service does not take, as one of an earlier version, is not offered again.
      if (isTemporary(status)) return;
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
    forget: () => {
      counts.take(now());
      waiting.clear();
      [allEvaluated, tried] = [undefined, undefined];
    },
  };
};
