/**
 * Looks at the results of experiments, and records notices: a changed verdict, or a sample ratio mismatch. Each notice
 * is given once, however many processes look, because it is written in the transaction of its record.
 */

import { type Experiment, metricsOf } from '../../domain/lifecycle/experiment.ts';
import type { OperationalMetric } from '../../domain/operational-metric.ts';
import { metricSeriesOf } from '../../domain/results/metric-series.ts';
import { LOOK_LENGTH, MIN_RUN_TIME } from '../../domain/results/points.ts';
import type { HistoryRecord } from '../store/resources/history.ts';
import type { Notice, Notices } from '../store/results/notice.ts';
import { experimentsToLookAt } from './experiments-to-look-at.ts';
import { findNotices, type NewNotice } from './notices.ts';
import type { Settling } from './settle.ts';

const noticeMetrics = {
  ExperimentVerdictChanged: 'VerdictChanges',
  SampleRatioMismatchFound: 'SampleRatioMismatches',
} as const satisfies Readonly<Record<Notice, OperationalMetric>>;

/**
 * Looks at all experiments that run or ended lately and have new counts, or an end that no look has seen. Resolves to the number of notices that this
 * call recorded. A failing experiment is reported and holds up nothing.
 */
export const look = async (settling: Settling): Promise<number> => {
  let recorded = 0;
  for await (const { projectId, experiment } of experimentsToLookAt(settling.store, settling.now))
    recorded += await lookSafely(settling, projectId, experiment);
  return recorded;
};

const lookSafely = async (settling: Settling, projectId: string, experiment: Experiment): Promise<number> => {
  try {
    return await lookAt(settling, projectId, experiment);
  } catch (error) {
    settling.report('look failed', { project: experiment.project, experiment: experiment.name, error });
    return 0;
  }
};

const lookAt = async ({ store, now, count }: Settling, projectId: string, experiment: Experiment): Promise<number> => {
  const { id, startedTime = now } = experiment;
  if (now < startedTime + MIN_RUN_TIME) return 0;
  const before = await store.notices.get(id);
  const seen = await store.notices.newCounts(id, {
    series: metricsOf(experiment).map(({ metricDefinition }) => metricSeriesOf(metricDefinition)),
    before: before.notices.seen,
    now,
  });
  if (!seen && isSummedUp(experiment, before.notices)) return 0;
  // The end of the period, so that every process records the same time.
  const time = Math.floor(now / LOOK_LENGTH) * LOOK_LENGTH;
  const { found, after } = await findNotices(store, { experiment, before: before.notices, now: time });
  const records = found.map((one) => recordOf(experiment, time, one));
  const outcome = await store.notices.record(id, {
    before,
    after: { ...after, seen: seen ?? before.notices.seen },
    historyOwner: projectId,
    records,
    now,
  });
  if (outcome !== 'done') return 0;
  for (const { operation } of found) count?.(noticeMetrics[operation]);
  return found.length;
};

/** An end changes what the same counts say. Earlier versions have kept no facts. */
const isSummedUp = ({ endedTime }: Experiment, { kept }: Notices): boolean =>
  kept !== undefined && (endedTime === undefined || endedTime <= kept.time);

const recordOf = ({ id, project, name, status }: Experiment, time: number, found: NewNotice): HistoryRecord => ({
  id: `${id}-${time}-${found.subject}`,
  time,
  operation: found.operation,
  resourceType: 'experiment',
  name,
  project,
  status,
  ...(found.before ? { before: found.before } : {}),
  after: found.after,
});
