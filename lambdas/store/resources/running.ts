/**
 * What runs in a project and takes events: read by one Query, and kept fresh like the rules.
 */

import { NameTree } from '@selfevident/evaluation/document';
import { LATENESS } from '../../../domain/event/attribution.ts';
import type { RunningTrial } from '../../../domain/event/measurement.ts';
import { compileMetric } from '../../../domain/event/read-value.ts';
import type { MetricDefinition } from '../../../domain/lifecycle/metric.ts';
import type { TrialType } from '../../../domain/lifecycle/trial.ts';
import { COUNTING_WINDOW } from '../counting/total.ts';
import type { Item } from '../table/change.ts';
import { entityOf, hasEntity } from '../table/entity.ts';
import { isRunningKey, type Key, lists } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import type { CachedProjects } from './cached-projects.ts';
import { type CacheOptions, cacheReads } from './read-cache.ts';

/** A launch or experiment as its item in the table has it. */
export interface RunningTrialItem {
  readonly id: string;
  readonly kind: TrialType;
  readonly name: string;
  readonly startedTime: number;
  /** The first step of a launch, where that comes after its start; in milliseconds since the epoch. */
  readonly servesFrom?: number | undefined;
  /** When it ended, or will end by itself, in milliseconds since the epoch. */
  readonly ends?: number | undefined;
  /** The names of its groups or treatments. */
  readonly arms: readonly string[];
  readonly metrics: readonly MetricDefinition[];
}

export interface StoredRunningTrial extends Omit<RunningTrialItem, 'kind' | 'metrics'> {
  readonly type: TrialType;
  readonly metrics: RunningTrial['metrics'];
}

/** Until when the item of a launch or experiment that ends then is kept: all that it took is counted; epoch milliseconds. */
export const keptUntil = (ends: number): number => ends + LATENESS + COUNTING_WINDOW;

export interface RunningStore {
  /** Undefined when there is no such project. */
  readonly get: (project: string) => Promise<readonly StoredRunningTrial[] | undefined>;
  readonly forget: (changed: readonly Key[]) => void;
}

/** Launches and experiments that run at the same time in a project, with those that ended lately. */
const most = 1_000;

interface Reading {
  readonly caching: CacheOptions;
  readonly projects: CachedProjects;
}

export const runningStore = (table: Table, { caching, projects }: Reading): RunningStore => {
  const cache = cacheReads<readonly StoredRunningTrial[]>(async (project, consistent) => {
    const { items } = await table.page({ list: lists.running(project), limit: most, consistent });
    const names = new NameTree();
    return items.filter(hasEntity).map((item) => runningOf(item, names));
  }, caching);
  return {
    get: async (project) => {
      const running = await cache.get(project);
      return running.length > 0 || (await projects.get(project)) ? running : undefined;
    },
    forget: (changed) => {
      for (const { PK } of changed.filter(isRunningKey)) cache.forget(PK.slice('P#'.length));
    },
  };
};

/** What is asked of the events of a project is asked along the same `names`. */
const runningOf = (item: Item, names: NameTree): StoredRunningTrial => {
  const { kind: type, metrics, ...running } = entityOf<RunningTrialItem>(item);
  return {
    ...running,
    type,
    metrics: metrics.map((metric) => ({ ...metric, readValue: compileMetric(metric, names) })),
  };
};
