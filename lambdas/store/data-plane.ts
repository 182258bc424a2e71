/**
 * The parts of the store that evaluations and events need: the functions that serve them start with nothing else.
 */
import { assignmentStore } from './assignment.ts';
import { dropStore } from './drop.ts';
import { lineStore } from './line.ts';
import { measurementStore } from './measurement.ts';
import { rulesStore } from './rules.ts';
import { runningStore } from './running.ts';
import { tokenSecret } from './secret.ts';
import type { Store } from './store.ts';
import { openTable, type TableOptions } from './table.ts';

type Options = Omit<TableOptions, 'onChange'>;

const timer = () => performance.now();

export type EvaluationStore = Pick<Store, 'rules' | 'assignments' | 'lines' | 'tokenSecret'>;

export const openEvaluationStore = (options: Options): EvaluationStore => {
  const table = openTable(options);
  return {
    rules: rulesStore(table, timer),
    assignments: assignmentStore(table),
    lines: lineStore(table, timer),
    tokenSecret: tokenSecret(table),
  };
};

export type EventStore = Pick<Store, 'running' | 'assignments' | 'measurements' | 'drops' | 'lines' | 'tokenSecret'>;

export const openEventStore = (options: Options): EventStore => {
  const table = openTable(options);
  return {
    running: runningStore(table, timer),
    assignments: assignmentStore(table),
    measurements: measurementStore(table),
    drops: dropStore(table),
    lines: lineStore(table, timer),
    tokenSecret: tokenSecret(table),
  };
};
