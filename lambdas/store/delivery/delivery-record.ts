/**
 * The lines that a project's evaluations and events are delivered as: written for the stream, which carries them on.
 */
import type { DataDelivery } from '../../../domain/project.ts';
import type { CachedProjects } from '../resources/cached-projects.ts';
import { put } from '../table/change.ts';
import type { ItemTable } from '../table/item-table.ts';
import { lineKeys, timeToLive } from '../table/schema.ts';

export interface DeliveryRecord {
  /** A UUID. A line that is delivered again has the same. */
  readonly id: string;
  /** When the event happened, in milliseconds since the epoch. */
  readonly time: number;
  /** JSON text without line breaks. */
  readonly text: string;
}

/** A project with a destination. */
export interface DeliveryTarget {
  readonly project: string;
  /** Its creation id: another one of its name is owed nothing of it. */
  readonly projectId: string;
  /** Where its lines go; of a line, where they went when it was written. */
  readonly to: DataDelivery;
}

export interface DeliveryRecordStore {
  /** Undefined for a project whose lines go nowhere. */
  readonly target: (project: string) => Promise<DeliveryTarget | undefined>;
  /** One write unit while the line has less than about 850 bytes. The same line again is no change to the stream. */
  readonly add: (line: DeliveryRecord & DeliveryTarget, now: number) => Promise<void>;
}

const day = 86_400_000;
/** The stream has a line for a day; who looks into a delivery that went wrong finds it a little longer. */
const keptFor = 2 * day;

export const deliveryRecordStore = (table: ItemTable, projects: CachedProjects): DeliveryRecordStore => ({
  target: async (project) => {
    const { id: projectId = '', dataDelivery: to } = (await projects.get(project)) ?? {};
    return to && { project, projectId, to };
  },
  add: async ({ project, projectId, id, time, text, to }, now) => {
    const expires = Math.ceil((now + keptFor) / 1000);
    const item = { ...lineKeys.line(project, id), projectId, time, text, to: JSON.stringify(to) };
    await table.commitOne(put({ ...item, [timeToLive]: expires }));
  },
});
