/** Reads which running launches are guarded: all whose metrics are judged, or those that one alarm guards. */

import type { Item } from '../table/change.ts';
import { lists, parseGuarded } from '../table/schema.ts';
import type { Table } from '../table/table.ts';

export interface GuardedLaunch {
  readonly project: string;
  readonly name: string;
  /** The creation id of the project. */
  readonly projectId: string;
}

export interface GuardStore {
  /** Resolves to all running launches whose metrics are judged. Without any, the read is half a unit. */
  readonly list: () => Promise<GuardedLaunch[]>;
  /** Resolves to the running launches that an alarm guards, by one Query. */
  readonly ofAlarm: (alarmArn: string) => Promise<GuardedLaunch[]>;
}

/** More launches than an account may run. */
const MAX_LAUNCHES = 100_000;

export const guardStore = (table: Table): GuardStore => ({
  list: async () =>
    (await table.page({ list: lists.guarded(), limit: MAX_LAUNCHES, consistent: false })).items.map(guardedIn),
  ofAlarm: async (alarmArn) =>
    (await table.page({ list: lists.ofAlarm(alarmArn), limit: MAX_LAUNCHES })).items.map(guardedIn),
});

const guardedIn = ({ SK, owner }: Item): GuardedLaunch => ({
  ...parseGuarded(SK as string),
  projectId: owner as string,
});
