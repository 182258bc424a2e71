/**
 * Writes delivery records, the lines of a project's evaluations and events. The stream carries them to their
 * destination.
 */

import type { DataDelivery } from '../../../domain/project.ts';
import type { CachedProjects } from '../resources/cached-projects.ts';
import { put } from '../table/change.ts';
import type { ItemTable } from '../table/item-table.ts';
import { deliveryKeys, timeToLive } from '../table/schema.ts';

export interface DeliveryRecord {
  /** A UUID. A record that is delivered again has the same. */
  readonly id: string;
  /** When the event happened, in milliseconds since the epoch. */
  readonly time: number;
  /** JSON text without line breaks. */
  readonly text: string;
}

/** A project with a destination. */
export interface DeliveryTarget {
  readonly project: string;
  /** The creation id. A later project of the same name owes nothing for this one. */
  readonly projectId: string;
  /** The destination of the project, or that of a record at the time of its writing. */
  readonly to: DataDelivery;
}

export interface DeliveryRecordStore {
  /** Undefined for a project without a destination. */
  readonly target: (project: string) => Promise<DeliveryTarget | undefined>;
  /**
   * Costs one write unit for a record below about 850 bytes. Writing the same record again does not change the stream.
   */
  readonly add: (record: DeliveryRecord & DeliveryTarget, now: number) => Promise<void>;
}

const DAY = 86_400_000;
/** The stream keeps a record for a day. The table keeps it a little longer, for investigations of a failed delivery. */
const RETENTION = 2 * DAY;

export const deliveryRecordStore = (table: ItemTable, projects: CachedProjects): DeliveryRecordStore => ({
  target: async (project) => {
    const { id: projectId = '', dataDelivery: to } = (await projects.get(project)) ?? {};
    return to && { project, projectId, to };
  },
  add: async ({ project, projectId, id, time, text, to }, now) => {
    const expires = Math.ceil((now + RETENTION) / 1000);
    const item = { ...deliveryKeys.line(project, id), projectId, time, text, to: JSON.stringify(to) };
    await table.commitOne(put({ ...item, [timeToLive]: expires }));
  },
});
