/** Caches the running trials of a project, which take its events, and its tap. One Query reads them. */

import { NameTree } from '@selfevident/evaluation/document';
import { LATENESS } from '../../../domain/event/attribution.ts';
import { entityBounds } from '../../../domain/event/bounded-value.ts';
import type { RunningTrial } from '../../../domain/event/measurement.ts';
import { compileMetric } from '../../../domain/event/read-value.ts';
import { type Launch, stepTimes } from '../../../domain/lifecycle/launch.ts';
import type { MetricDefinition } from '../../../domain/lifecycle/metric.ts';
import type { Trial, TrialType } from '../../../domain/lifecycle/trial.ts';
import { COUNTING_WINDOW } from '../counting/total.ts';
import { entityOf, hasEntity } from '../table/entity.ts';
import { isRunningKey, type Key, keys, lists } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import type { CachedProjects } from './cached-projects.ts';
import { type CacheOptions, cacheReads } from './read-cache.ts';
import { type Tap, tapOf } from './tap.ts';
import type { TrialDescriptor } from './trial-descriptor.ts';

/** A trial in the form of its item in the table. */
export interface RunningTrialItem {
  readonly id: string;
  readonly kind: TrialType;
  readonly name: string;
  readonly startedTime: number;
  /** The first step of a launch, if it comes after the start, in milliseconds since the epoch. */
  readonly servesFrom?: number | undefined;
  /** The end, past or planned, in milliseconds since the epoch. */
  readonly ends?: number | undefined;
  /** The names of its arms. */
  readonly arms: readonly string[];
  /** The times at which the steps of a launch begin. Absent for experiments, and in items of earlier versions. */
  readonly steps?: readonly number[] | undefined;
  readonly metrics: readonly MetricDefinition[];
}

export interface StoredRunningTrial extends Omit<RunningTrialItem, 'kind' | 'metrics'> {
  readonly type: TrialType;
  readonly metrics: RunningTrial['metrics'];
}

/** Formats the item of a trial. Returns undefined before its start. */
export const formatRunningTrial = <Entity extends Trial>(
  descriptor: TrialDescriptor<Entity>,
  entity: Entity,
): string | undefined => {
  const { id, name, startedTime, endedTime } = entity;
  if (startedTime === undefined) return undefined;
  const servesFrom = descriptor.servesFrom(entity) ?? startedTime;
  const running: RunningTrialItem = {
    id,
    kind: descriptor.type,
    name,
    startedTime,
    ...(servesFrom > startedTime ? { servesFrom } : {}),
    ends: endedTime ?? descriptor.ends(entity),
    arms: descriptor.arms(entity),
    steps: descriptor.steps(entity),
    metrics: descriptor.metrics(entity),
  };
  return JSON.stringify(running);
};

/**
 * Returns the time until which the item of a trial is kept, in epoch milliseconds: by then all its events are counted.
 */
export const retentionEnd = (ends: number): number => ends + LATENESS + COUNTING_WINDOW;

export interface RunningStore {
  /** Undefined for a missing project. */
  readonly get: (project: string) => Promise<readonly StoredRunningTrial[] | undefined>;
  /** The tap of the project's events, from the same read as the trials; undefined for none. */
  readonly tap: (project: string) => Promise<Tap | undefined>;
  readonly forget: (changed: readonly Key[]) => void;
}

/** The most trials of a project that run at the same time or ended lately. */
const MAX_TRIALS = 1_000;

interface Read {
  readonly trials: readonly StoredRunningTrial[];
  readonly tap: Tap | undefined;
}

interface CachedReads {
  readonly caching: CacheOptions;
  readonly projects: CachedProjects;
}

export const runningStore = (table: Table, { caching, projects }: CachedReads): RunningStore => {
  const cache = cacheReads<Read>(async (project, consistent) => {
    const { items } = await table.page({ list: lists.running(project), limit: MAX_TRIALS, consistent });
    const names = new NameTree();
    const running = items.filter(hasEntity).map((item) => entityOf<RunningTrialItem>(item));
    const steps = await readMissingSteps(table, project, running);
    const trials = running.map((one) => runningTrialOf({ ...one, steps: one.steps ?? steps.get(one.id) }, names));
    return { trials, tap: tapOf(items.find(({ SK }) => SK === keys.tap(project).SK)) };
  }, caching);
  return {
    get: async (project) => {
      const { trials } = await cache.get(project);
      return trials.length > 0 || (await projects.get(project)) ? trials : undefined;
    },
    tap: async (project) => (await cache.get(project)).tap,
    forget: (changed) => {
      for (const { PK } of changed.filter(isRunningKey)) cache.forget(PK.slice('P#'.length));
    },
  };
};

/**
 * Reads the steps of running launches that an earlier version started, by creation id. Their running items lack them
 * until the launch changes.
 */
const readMissingSteps = async (
  table: Table,
  project: string,
  running: readonly RunningTrialItem[],
): Promise<ReadonlyMap<string, readonly number[]>> => {
  if (!running.some(({ kind, steps }) => kind === 'launch' && steps === undefined)) return new Map();
  const list = lists.trials('launch', project, 'RUNNING');
  const { items } = await table.page({ list, limit: MAX_TRIALS, consistent: false });
  const launches = items.filter(hasEntity).map((item) => entityOf<Launch>(item));
  return new Map(launches.map((launch) => [launch.id, stepTimes(launch)]));
};

/** All metrics of a project share `names`, so each event is read once. */
const runningTrialOf = (
  { kind: type, metrics, ...running }: RunningTrialItem,
  names: NameTree,
): StoredRunningTrial => ({
  ...running,
  type,
  metrics: metrics.map((metric) => ({
    ...metric,
    readValue: compileMetric(metric, names),
    bounds: entityBounds(metric),
  })),
});
