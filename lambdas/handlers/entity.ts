/**
 * The operation that tells what one entity was served. It reads data of a person, so the history records who asked.
 */
import type { Output } from '../../contract/index.ts';
import type { Assignment } from '../../domain/event/attribution.ts';
import type { EntityOfTrial } from '../store/resources/entity.ts';
import type { StoredRunningTrial } from '../store/resources/running.ts';
import type { Handler } from './handler.ts';
import { historyRecordOf } from './history-record.ts';
import { requireProject } from './require.ts';

export const getEntity: Handler<'GetEntity'> = async ({ project: reference, entityId }, context) => {
  const { entity: project } = await requireProject(context, reference);
  const running = (await context.store.running.get(project.name)) ?? [];
  const ids = running.map(({ id }) => id);
  const found = await context.store.entities.get({ project: project.name, entityId }, ids);
  // The id itself stays out of the history, where nobody could erase it.
  const { request: _, ...record } = historyRecordOf(context, {
    operation: 'GetEntity',
    resource: { type: 'project', name: project.name },
  });
  await context.store.entities.recordReading(project.id, record, entityId);
  const trials = running.flatMap((trial) => {
    const known = found.get(trial.id);
    return known ? [trialView(trial, known)] : [];
  });
  return { entityId, time: context.now, trials };
};

type TrialView = Output<'GetEntity'>['trials'][number];

/** Sums within a step of a launch have other names than arms; they are part of those of the arms. */
const trialView = (
  { type, name, metrics, arms }: StoredRunningTrial,
  { assignment, sums }: EntityOfTrial,
): TrialView => ({
  type: type === 'launch' ? 'LAUNCH' : 'EXPERIMENT',
  name,
  ...(assignment ? armTimes(assignment) : {}),
  values: arms.flatMap((arm) =>
    sums
      .filter((one) => one.arm === arm)
      .map(({ metric, ...values }) => ({ metric: metrics[metric]?.name ?? '', ...values })),
  ),
});

const armTimes = ({ arm, since, until, ...before }: Assignment): Pick<TrialView, 'current' | 'previous'> => {
  const { previousArm, previousSince, previousUntil } = before;
  return {
    current: { arm, since, until },
    ...(previousArm === undefined
      ? {}
      : { previous: { arm: previousArm, since: previousSince ?? since, until: previousUntil ?? since } }),
  };
};
