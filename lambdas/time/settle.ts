/**
 * Writes down what is due: launch steps that have begun, experiments that are complete. Management operations run it
 * before they read or write, and the scheduler runs it for everyone who does not ask. It may run late, twice, or in many
 * places at once: each transition is one conditional write under a stable id.
 */
import { type Experiment, experimentDueTime, stopExperiment } from '../../domain/lifecycle/experiment.ts';
import { beginNextStep, type Launch, launchDueTime } from '../../domain/lifecycle/launch.ts';
import type { Due } from '../store/due.ts';
import type { Stored } from '../store/entity.ts';
import type { Store } from '../store/store.ts';
import type { Trial } from '../store/transition.ts';
import type { TrialStore } from '../store/trial.ts';

export interface Settling {
  readonly store: Store;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly report: (message: string, details: Readonly<Record<string, unknown>>) => void;
}

/** How many due items one Query takes, and how many of them are settled at the same time. */
const pageSize = 100;
const parallel = 5;

/** Settles all that is due at `now`; resolves to the number of transitions that this call wrote. */
export const settle = async ({ store, now, report }: Settling): Promise<number> => {
  let written = 0;
  let after: Due | undefined;
  for (;;) {
    const due = await store.due.at(now, { limit: pageSize, after });
    const left = shuffled(due);
    const settleLeft = async () => {
      for (let item = left.pop(); item; item = left.pop())
        try {
          written += await settleOne(store, item, now);
        } catch (error) {
          // One item that cannot be settled must not hold up the others; it stays due.
          report('transition failed', { due: item, error });
        }
    };
    await Promise.all(Array.from({ length: parallel }, settleLeft));
    if (due.length < pageSize) return written;
    after = due.at(-1);
  }
};

/** Those who settle at the same moment each begin elsewhere, and find the rest done by the others. */
const shuffled = <Item>(items: readonly Item[]): Item[] =>
  items
    .map((item) => [Math.random(), item] as const)
    .sort(([left], [right]) => left - right)
    .map(([, item]) => item);

const settleOne = (store: Store, due: Due, now: number): Promise<number> =>
  due.kind === 'LAUNCH'
    ? settleTrial({ due, now, trials: store.launches, ...launchSteps })
    : settleTrial({ due, now, trials: store.experiments, ...completion });

interface Steps<Entity extends Trial> {
  readonly dueTime: (entity: Entity) => number | undefined;
  readonly next: (entity: Entity) => Entity;
  readonly operation: string;
  readonly type: 'launch' | 'experiment';
}

const launchSteps: Steps<Launch> = {
  dueTime: launchDueTime,
  next: beginNextStep,
  operation: 'LaunchStepBegan',
  type: 'launch',
};

const completion: Steps<Experiment> = {
  dueTime: experimentDueTime,
  next: (experiment) => stopExperiment(experiment, { state: 'COMPLETED' }, experimentDueTime(experiment) ?? 0),
  operation: 'ExperimentCompleted',
  type: 'experiment',
};

interface Task<Entity extends Trial> extends Steps<Entity> {
  readonly due: Due;
  readonly now: number;
  readonly trials: TrialStore<Entity>;
}

/** Takes one launch or experiment through all its transitions up to now. */
const settleTrial = async <Entity extends Trial>(task: Task<Entity>): Promise<number> => {
  const { due, now, trials, dueTime } = task;
  let written = 0;
  for (;;) {
    const before = await trials.get(due.project, due.name);
    const time = before && dueTime(before.entity);
    if (!before || time === undefined || time > now) return written;
    if ((await moveOn({ ...task, before, time })) === 'done') written++;
  }
};

const moveOn = <Entity extends Trial>(
  task: Task<Entity> & { before: Stored<Entity>; time: number },
): Promise<string> => {
  const { due, trials, before, time, next, operation, type } = task;
  const after = next(before.entity);
  const record = {
    // The same transition has the same id, whoever writes it.
    id: `${before.entity.id}-${time}`,
    time,
    operation,
    resourceType: type,
    name: before.entity.name,
    project: before.entity.project,
    before: { status: before.entity.status },
    after: { status: after.status },
  };
  const unlimited = { total: Number.MAX_SAFE_INTEGER, running: Number.MAX_SAFE_INTEGER };
  const recorded = { owner: due.owner, record };
  return trials.move({ before, after, features: {}, patterns: {}, quotas: unlimited }, recorded);
};
