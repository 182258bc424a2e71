/**
 * The lines that a project's evaluations and events are delivered as: written for the stream, which carries them on.
 */
import type { DataDelivery } from '../../domain/project.ts';
import { put } from './change.ts';
import type { FreshProjects } from './fresh-project.ts';
import { lineKeys, timeToLive } from './schema.ts';
import type { ItemTable } from './table.ts';

export interface Line {
  /** A UUID. A line that is delivered again has the same. */
  readonly id: string;
  /** When the event happened, in milliseconds since the epoch. */
  readonly time: number;
  /** JSON text without line breaks. */
  readonly text: string;
}

export interface OwedLine extends Line {
  readonly project: string;
  /** Where the project's lines went when this one was written. */
  readonly to: DataDelivery;
}

export interface LineStore {
  /** Where the lines of a project go; undefined when they go nowhere. */
  readonly destination: (project: string) => Promise<DataDelivery | undefined>;
  /** One write unit while the line has less than about 900 bytes. The same line again is no change to the stream. */
  readonly add: (line: OwedLine, now: number) => Promise<void>;
}

const day = 86_400_000;
/** The stream has a line for a day; who looks into a delivery that went wrong finds it a little longer. */
const keptFor = 2 * day;

export const lineStore = (table: ItemTable, projects: FreshProjects): LineStore => ({
  destination: async (project) => (await projects.get(project))?.dataDelivery,
  add: async ({ project, id, time, text, to }, now) => {
    const expires = Math.ceil((now + keptFor) / 1000);
    const item = { ...lineKeys.line(project, id), time, text, to: JSON.stringify(to) };
    await table.commitOne(put({ ...item, [timeToLive]: expires }));
  },
});
