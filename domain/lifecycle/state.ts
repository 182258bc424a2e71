/**
 * The lifecycle of launches and experiments as one table: what each operation does in each state. The table is the
 * code, what the tests go through, and what docs/lifecycle.md shows.
 */
export type TrialType = 'launch' | 'experiment';
export type Status = 'CREATED' | 'RUNNING' | 'COMPLETED' | 'CANCELLED';
export type StopState = 'COMPLETED' | 'CANCELLED';
export type LifecycleOperation = 'start' | 'update' | 'stop' | 'delete';

/** What a launch and an experiment have alike; times are in milliseconds since the epoch. */
export interface Trial {
  /** Creation id: part of every key of what is collected, so that a name used again starts at nothing. */
  readonly id: string;
  readonly project: string;
  readonly name: string;
  readonly description: string;
  readonly status: Status;
  readonly statusReason?: string;
  readonly createdTime: number;
  readonly lastUpdatedTime: number;
  readonly startedTime?: number;
  readonly endedTime?: number;
  readonly randomizationSalt: string;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * What an operation comes to: `done`, `partly` (what may change while running does, the rest conflicts), or the error
 * that the caller is told.
 */
export type LifecycleOutcome = 'done' | 'partly' | 'ConflictException' | 'ValidationException';

type Row = Readonly<Record<Status, LifecycleOutcome>>;

const conflict = 'ConflictException';
const start: Row = { CREATED: 'done', RUNNING: conflict, COMPLETED: conflict, CANCELLED: conflict };
const update: Row = { CREATED: 'done', RUNNING: 'partly', COMPLETED: conflict, CANCELLED: conflict };
const stop: Row = { CREATED: conflict, RUNNING: 'done', COMPLETED: conflict, CANCELLED: conflict };
const remove: Row = { CREATED: 'done', RUNNING: conflict, COMPLETED: 'done', CANCELLED: 'done' };

/** StopLaunch has no ConflictException in the service model, hence its own row. */
const stopLaunch: Row = {
  CREATED: 'ValidationException',
  RUNNING: 'done',
  COMPLETED: 'ValidationException',
  CANCELLED: 'ValidationException',
};

export const lifecycle: Readonly<Record<TrialType, Readonly<Record<LifecycleOperation, Row>>>> = {
  launch: { start, update, stop: stopLaunch, delete: remove },
  experiment: { start, update, stop, delete: remove },
};
