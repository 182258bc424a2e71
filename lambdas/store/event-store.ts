/** The parts of the store for events. The function that takes them loads nothing else. */

import { assignmentStore } from './counting/assignment.ts';
import { dropStore } from './counting/drop.ts';
import { measurementStore } from './counting/measurement.ts';
import { deliveryRecordStore } from './delivery/delivery-record.ts';
import { cacheProjects } from './resources/cached-projects.ts';
import { cacheOptions } from './resources/read-cache.ts';
import { runningStore } from './resources/running.ts';
import { tokenSecret } from './resources/secret.ts';
import { tapWriter } from './resources/tap.ts';
import type { Store, StoreOptions } from './store.ts';
import { openTable } from './table/table.ts';

export type EventStore = Pick<
  Store,
  'running' | 'tapSamples' | 'assignments' | 'measurements' | 'drops' | 'deliveryRecords' | 'tokenSecret'
>;

export const openEventStore = ({ report, ...options }: StoreOptions): EventStore => {
  const table = openTable(options);
  const caching = cacheOptions(report);
  const projects = cacheProjects(table, caching);
  return {
    running: runningStore(table, { caching, projects }),
    tapSamples: tapWriter(table, caching.timer),
    assignments: assignmentStore(table),
    measurements: measurementStore(table),
    drops: dropStore(table, report),
    deliveryRecords: deliveryRecordStore(table, projects),
    tokenSecret: tokenSecret(table),
  };
};
