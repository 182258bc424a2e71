/**
 * The parts of the store that evaluations and events need: the functions that serve them start with nothing else.
 */
import { assignmentStore, assignmentWriter } from './assignment.ts';
import { dropStore } from './drop.ts';
import { freshly } from './fresh.ts';
import { freshProjects } from './fresh-project.ts';
import { lineStore } from './line.ts';
import { measurementStore } from './measurement.ts';
import { rulesStore } from './rules.ts';
import { runningStore } from './running.ts';
import { tokenSecret } from './secret.ts';
import type { Store, StoreOptions } from './store.ts';
import { openItemTable, openTable } from './table.ts';

export interface EvaluationStore extends Pick<Store, 'rules' | 'lines' | 'tokenSecret'> {
  readonly assignments: Pick<Store['assignments'], 'assign'>;
}

export const openEvaluationStore = ({ report, ...options }: StoreOptions): EvaluationStore => {
  const table = openItemTable(options);
  const freshness = freshly(report);
  const projects = freshProjects(table, freshness);
  return {
    rules: rulesStore(table, { freshness, projects }),
    assignments: assignmentWriter(table),
    lines: lineStore(table, projects),
    tokenSecret: tokenSecret(table),
  };
};

export type EventStore = Pick<Store, 'running' | 'assignments' | 'measurements' | 'drops' | 'lines' | 'tokenSecret'>;

export const openEventStore = ({ report, ...options }: StoreOptions): EventStore => {
  const table = openTable(options);
  const freshness = freshly(report);
  const projects = freshProjects(table, freshness);
  return {
    running: runningStore(table, { freshness, projects }),
    assignments: assignmentStore(table),
    measurements: measurementStore(table),
    drops: dropStore(table),
    lines: lineStore(table, projects),
    tokenSecret: tokenSecret(table),
  };
};
