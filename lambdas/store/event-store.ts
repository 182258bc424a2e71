/**
 * The parts of the store that events need: the function that takes them starts with nothing else.
 */
import { assignmentStore } from './assignment.ts';
import { dropStore } from './drop.ts';
import { freshly } from './fresh.ts';
import { freshProjects } from './fresh-project.ts';
import { lineStore } from './line.ts';
import { measurementStore } from './measurement.ts';
import { runningStore } from './running.ts';
import { tokenSecret } from './secret.ts';
import type { Store, StoreOptions } from './store.ts';
import { openTable } from './table.ts';

export type EventStore = Pick<Store, 'running' | 'assignments' | 'measurements' | 'drops' | 'lines' | 'tokenSecret'>;

export const openEventStore = ({ report, ...options }: StoreOptions): EventStore => {
  const table = openTable(options);
  const freshness = freshly(report);
  const projects = freshProjects(table, freshness);
  return {
    running: runningStore(table, { freshness, projects }),
    assignments: assignmentStore(table),
    measurements: measurementStore(table),
    drops: dropStore(table, report),
    lines: lineStore(table, projects),
    tokenSecret: tokenSecret(table),
  };
};
