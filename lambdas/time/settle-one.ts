/**
 * Takes one launch or experiment through what it has to write down at a time.
 */

import { type Experiment, endExperiment, experimentDueTime } from '../../domain/lifecycle/experiment.ts';
import { beginNextStep, type Launch, launchDueTime, writtenStep } from '../../domain/lifecycle/launch.ts';
import type { Trial, TrialType } from '../../domain/lifecycle/trial.ts';
import type { Due } from '../store/resources/due.ts';
import type { HistoryRecord } from '../store/resources/history.ts';
import type { TrialStore } from '../store/resources/trial.ts';
import type { Store } from '../store/store.ts';
import type { Stored } from '../store/table/entity.ts';

/** Others may win this often in a row before something must be wrong with what is stored. */
const mostAttempts = 10;

/** The creation id of the project that a due item is in; undefined when it is not there. */
export type FindProjectId = () => Promise<string | undefined>;

interface Asked {
  readonly due: Due;
  readonly owner: FindProjectId;
}

export interface Settled {
  /** How many transitions this call wrote. */
  readonly written: number;
  /** What the launch or experiment has to write down next. */
  readonly next: Due | undefined;
}

/**
 * Settles what was due at the time of the item, and before.
 *
 * @throws Error when what is stored cannot make the transition.
 */
export const settleOne = (store: Store, asked: Asked): Promise<Settled> =>
  asked.due.type === 'launch'
    ? settleTrial(store, { ...asked, trials: store.launches, ...launchSteps })
    : settleTrial(store, { ...asked, trials: store.experiments, ...completion });

interface Steps<Entity extends Trial> {
  readonly dueTime: (entity: Entity) => number | undefined;
  readonly next: (entity: Entity) => Entity;
  readonly operation: string;
  readonly type: TrialType;
  /** What history shows of the entity before and after. */
  readonly shown: (entity: Entity) => object;
}

const launchSteps: Steps<Launch> = {
  dueTime: launchDueTime,
  next: beginNextStep,
  operation: 'LaunchStepBegan',
  type: 'launch',
  shown: (launch) => ({ stepInForce: writtenStep(launch) }),
};

const completion: Steps<Experiment> = {
  dueTime: experimentDueTime,
  next: (experiment) => endExperiment(experiment, { state: 'COMPLETED' }, experimentDueTime(experiment) ?? 0),
  operation: 'ExperimentCompleted',
  type: 'experiment',
  shown: ({ status, endedTime }) => ({ status, endedTime }),
};

interface Task<Entity extends Trial> extends Steps<Entity>, Asked {
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
    const projectId = time === undefined || time > due.time ? undefined : await task.owner();
    isStale &&= time !== due.time;
    if (!before || projectId === undefined || time === undefined || time > due.time) {
      if (isStale) await store.due.drop(due, before?.version);
      return { written, next: time === undefined || time <= due.time ? undefined : { ...due, time } };
    }
    const { outcome, after }: Moved<Entity> = await moveOn({ ...task, before, time }, projectId);
    if (outcome === 'done') written++;
    attempts = outcome === 'done' ? 0 : attempts + 1;
    if (attempts === mostAttempts) throw new Error(`${task.operation} is refused again and again: ${outcome}`);
    before = outcome === 'done' ? after : await trials.get(due.project, due.name);
  }
};

interface Moved<Entity extends Trial> {
  readonly outcome: string;
  /** As it is stored when the outcome is 'done'. */
  readonly after: Stored<Entity>;
}

const moveOn = async <Entity extends Trial>(
  task: Task<Entity> & { readonly before: Stored<Entity>; readonly time: number },
  projectId: string,
): Promise<Moved<Entity>> => {
  const { trials, before, time, next, operation, type, shown } = task;
  const after = next(before.entity);
  const record: HistoryRecord = {
    // The same transition has the same id, whoever writes it.
    id: `${before.entity.id}-${time}`,
    time,
    operation,
    resourceType: type,
    name: before.entity.name,
    project: before.entity.project,
    status: after.status,
    before: shown(before.entity),
    after: shown(after),
  };
  const quotas = { total: Number.MAX_SAFE_INTEGER, running: Number.MAX_SAFE_INTEGER };
  const outcome = await trials.move({ before, after, features: {}, patterns: {}, quotas }, { projectId, record });
  return { outcome, after: { entity: after, version: before.version + 1 } };
};
