/** Settles one trial: writes its due transitions. */

import { type Experiment, endExperiment, experimentDueTime } from '../../domain/lifecycle/experiment.ts';
import { beginNextStep, type Launch, launchDueTime, writtenStep } from '../../domain/lifecycle/launch.ts';
import type { Trial, TrialType } from '../../domain/lifecycle/trial.ts';
import type { Due } from '../store/resources/due.ts';
import type { HistoryRecord } from '../store/resources/history.ts';
import type { TrialStore } from '../store/resources/trial.ts';
import type { Store } from '../store/store.ts';
import type { Stored } from '../store/table/entity.ts';

/** Losing to other writers this often in a row means that the stored state is wrong. */
const MAX_ATTEMPTS = 10;

/** Resolves to the creation id of a due item's project, or to undefined for a missing project. */
export type FindProjectId = () => Promise<string | undefined>;

interface SettleRequest {
  readonly due: Due;
  readonly findProjectId: FindProjectId;
}

export interface Settled {
  /** The number of transitions that this call wrote. */
  readonly written: number;
  /** The trial's next due transition. */
  readonly next: Due | undefined;
}

/**
 * Settles everything that is due at the item's time or before.
 *
 * @throws Error when what is stored cannot make the transition.
 */
export const settleOne = (store: Store, request: SettleRequest): Promise<Settled> =>
  request.due.type === 'launch'
    ? settleTrial(store, { ...request, trials: store.launches, ...launchSteps })
    : settleTrial(store, { ...request, trials: store.experiments, ...completion });

interface Steps<Entity extends Trial> {
  readonly dueTime: (entity: Entity) => number | undefined;
  readonly next: (entity: Entity) => Entity;
  readonly operation: string;
  readonly type: TrialType;
  /** The part of the entity that history shows before and after. */
  readonly show: (entity: Entity) => object;
}

const launchSteps: Steps<Launch> = {
  dueTime: launchDueTime,
  next: beginNextStep,
  operation: 'LaunchStepBegan',
  type: 'launch',
  show: (launch) => ({ stepInForce: writtenStep(launch) }),
};

const completion: Steps<Experiment> = {
  dueTime: experimentDueTime,
  next: (experiment) => endExperiment(experiment, { state: 'COMPLETED' }, experimentDueTime(experiment) ?? 0),
  operation: 'ExperimentCompleted',
  type: 'experiment',
  show: ({ status, endedTime }) => ({ status, endedTime }),
};

interface Task<Entity extends Trial> extends Steps<Entity>, SettleRequest {
  readonly trials: TrialStore<Entity>;
}

const settleTrial = async <Entity extends Trial>(store: Store, task: Task<Entity>): Promise<Settled> => {
  const { due, trials, dueTime } = task;
  let written = 0;
  let attempts = 0;
  let isStale = true;
  let before = await trials.get(due.project, due.name);
  for (;;) {
    const time = before && dueTime(before.entity);
    const projectId = time === undefined || time > due.time ? undefined : await task.findProjectId();
    isStale &&= time !== due.time;
    if (!before || projectId === undefined || time === undefined || time > due.time) {
      if (isStale) await store.due.drop(due, before?.version);
      return { written, next: time === undefined || time <= due.time ? undefined : { ...due, time } };
    }
    const { outcome, after }: MoveResult<Entity> = await moveOn({ ...task, before, time }, projectId);
    if (outcome === 'done') written++;
    attempts = outcome === 'done' ? 0 : attempts + 1;
    if (attempts === MAX_ATTEMPTS) throw new Error(`${task.operation} is refused again and again: ${outcome}`);
    before = outcome === 'done' ? after : await trials.get(due.project, due.name);
  }
};

interface MoveResult<Entity extends Trial> {
  readonly outcome: string;
  /** The stored entity when the outcome is 'done'. */
  readonly after: Stored<Entity>;
}

const moveOn = async <Entity extends Trial>(
  task: Task<Entity> & { readonly before: Stored<Entity>; readonly time: number },
  projectId: string,
): Promise<MoveResult<Entity>> => {
  const { trials, before, time, next, operation, type, show } = task;
  const after = next(before.entity);
  const record: HistoryRecord = {
    // The same transition has the same id, whichever process writes it.
    id: `${before.entity.id}-${time}`,
    time,
    operation,
    resourceType: type,
    name: before.entity.name,
    project: before.entity.project,
    status: after.status,
    before: show(before.entity),
    after: show(after),
  };
  const quotas = { total: Number.MAX_SAFE_INTEGER, running: Number.MAX_SAFE_INTEGER };
  const outcome = await trials.move({ before, after, features: {}, patterns: {}, quotas }, { projectId, record });
  return { outcome, after: { entity: after, version: before.version + 1 } };
};
