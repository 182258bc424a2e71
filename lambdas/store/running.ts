/**
 * What runs in a project and takes events: read by one Query, and kept fresh like the rules.
 */
import { lateness } from '../../domain/event/attribution.ts';
import type { Taker } from '../../domain/event/measurement.ts';
import { compileMetric } from '../../domain/event/metric.ts';
import type { MetricDefinition } from '../../domain/lifecycle/metric.ts';
import type { Item } from './change.ts';
import { entityOf } from './entity.ts';
import { type Freshness, keptFresh } from './fresh.ts';
import type { FreshProjects } from './fresh-project.ts';
import { isRunningKey, type Key, lists } from './schema.ts';
import type { Table } from './table.ts';
import { untilFinal } from './total.ts';

/** A launch or experiment as its item in the table has it. */
export interface RunningItem {
  readonly id: string;
  readonly kind: 'launch' | 'experiment';
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

export interface Running extends Omit<RunningItem, 'metrics'> {
  readonly metrics: Taker['metrics'];
}

/** Until when the item of a launch or experiment that ends then is kept: all that it took is counted; epoch milliseconds. */
export const keptUntil = (ends: number): number => ends + lateness + untilFinal;

export interface RunningStore {
  /** Undefined when there is no such project. */
  readonly get: (project: string) => Promise<readonly Running[] | undefined>;
  readonly forget: (changed: readonly Key[]) => void;
}

/** Launches and experiments that run at the same time in a project, with those that ended lately. */
const most = 1_000;

interface Reading {
  readonly freshness: Freshness;
  readonly projects: FreshProjects;
}

export const runningStore = (table: Table, { freshness, projects }: Reading): RunningStore => {
  const fresh = keptFresh<readonly Running[]>(async (project, consistent) => {
    const { items } = await table.page({ list: lists.running(project), limit: most, consistent });
    return items.map(runningOf);
  }, freshness);
  return {
    get: async (project) => {
      const running = await fresh.get(project);
      return running.length > 0 || (await projects.get(project)) ? running : undefined;
    },
    forget: (changed) => {
      for (const { PK } of changed.filter(isRunningKey)) fresh.forget(PK.slice('P#'.length));
    },
  };
};

const runningOf = (item: Item): Running => {
  const { metrics, ...running } = entityOf<RunningItem>(item);
  return { ...running, metrics: metrics.map((metric) => ({ ...metric, take: compileMetric(metric) })) };
};
