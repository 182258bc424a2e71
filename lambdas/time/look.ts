/**
 * Looks at the results of running experiments and tells what is new in them: a verdict that has changed, entities that do
 * not arrive in the shares that they should. It is told once, whoever looks how often: what was told is written in the
 * transaction of its record.
 */
import type { Experiment } from '../../domain/lifecycle/experiment.ts';
import type { OperationalMetric } from '../../domain/operational-metric.ts';
import { lookLength } from '../../domain/results/points.ts';
import type { Finding } from '../store/finding.ts';
import type { HistoryRecord } from '../store/history.ts';
import type { Store } from '../store/store.ts';
import { type Found, findings } from './findings.ts';
import type { Settling } from './settle.ts';

/** Nothing is told before this time has passed since the start, as results show nothing before; in milliseconds. */
const leastTime = 10 * 60_000;
const pageSize = 100;

const findingMetrics = {
  ExperimentVerdictChanged: 'VerdictChanges',
  SampleRatioMismatchFound: 'SampleRatioMismatches',
} as const satisfies Readonly<Record<Finding, OperationalMetric>>;

/**
 * Looks at all running experiments for which something was counted since the last look; resolves to the number of
 * findings that this call told. One that cannot be looked at is reported and holds up nothing.
 */
export const look = async (settling: Settling): Promise<number> => {
  let told = 0;
  for await (const { owner, experiment } of running(settling.store))
    told += await lookSafely(settling, owner, experiment);
  return told;
};

interface Running {
  /** The creation id of the project. */
  readonly owner: string;
  readonly experiment: Experiment;
}

async function* running({ projects, experiments }: Store): AsyncGenerator<Running> {
  let after: string | undefined;
  do {
    const { entities, last } = await projects.list({ limit: pageSize, after });
    for (const { entity, counts } of entities) {
      if (counts.activeExperimentCount === 0) continue;
      const found = await experiments.list({ project: entity.name, status: 'RUNNING' }, { limit: 10 * pageSize });
      for (const experiment of found.entities) yield { owner: entity.id, experiment };
    }
    after = last;
  } while (after !== undefined);
}

const lookSafely = async (settling: Settling, owner: string, experiment: Experiment): Promise<number> => {
  try {
    return await lookAt(settling, owner, experiment);
  } catch (error) {
    settling.report('look failed', { project: experiment.project, experiment: experiment.name, error });
    return 0;
  }
};

const lookAt = async ({ store, now, count }: Settling, owner: string, experiment: Experiment): Promise<number> => {
  const { id, startedTime = now, metricGoals } = experiment;
  if (now < startedTime + leastTime) return 0;
  const before = await store.findings.get(id);
  const seen = await store.findings.news(id, { metrics: metricGoals.length, before: before.findings.seen, now });
  if (!seen) return 0;
  // The moment that is looked at, so that whoever looks at it comes to the same.
  const time = Math.floor(now / lookLength) * lookLength;
  const { found, after } = await findings(store, { experiment, before: before.findings, now: time });
  const records = found.map((one) => recordOf(experiment, time, one));
  const outcome = await store.findings.tell(id, { before, after: { ...after, seen }, owner, records, now });
  if (outcome !== 'done') return 0;
  for (const { operation } of found) count?.(findingMetrics[operation]);
  return found.length;
};

const recordOf = ({ id, project, name }: Experiment, time: number, found: Found): HistoryRecord => ({
  id: `${id}-${time}-${found.of}`,
  time,
  operation: found.operation,
  resourceType: 'experiment',
  name,
  project,
  status: 'RUNNING',
  ...(found.before ? { before: found.before } : {}),
  after: found.after,
});
