/**
 * The lifecycle of launches and experiments in one table: the outcome of each operation in each state. The code, its
 * tests and docs/lifecycle.md share this table.
 */

import type { Status, TrialType } from './trial.ts';

export type LifecycleOperation = 'start' | 'update' | 'stop' | 'delete';

/**
 * The outcome of an operation: `done`; `partly` (members that may change while running do, any other conflicts); or the
 * error that the caller gets.
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
