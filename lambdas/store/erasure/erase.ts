/**
 * Erases the data of one entity on request: its counted items, its overrides in history, and its delivery records.
 * Totals stay. A feature's current override is a setting, so it is only reported. The history of each project records
 * the erasure with the digest of the id.
 */
import { CLOCK_TOLERANCE } from '../../../domain/clock-tolerance.ts';
import { LATENESS } from '../../../domain/event/attribution.ts';
import type { OwnRules } from '../../../domain/lifecycle/rules.ts';
import type { Project } from '../../../domain/project.ts';
import { historyWriter } from '../resources/history.ts';
import type { RunningTrialItem } from '../resources/running.ts';
import { entityOf, hasEntity } from '../table/entity.ts';
import {
  entityDigest,
  featureOfRulesKey,
  isRulesKey,
  lists,
  parseChunkKey,
  projectOfDeliveryRecord,
  projectOfKey,
} from '../table/schema.ts';
import { eraseCounted } from './erase-counted.ts';
import { eraseDelivery } from './erase-delivery.ts';
import { eraseFromHistory } from './erase-history.ts';
import { eraseParked } from './erase-parked.ts';
import { eraseTap } from './erase-tap.ts';
import { type Erased, type ErasureContext, ownCollection, type Tally } from './erasing.ts';
import { itemsOfProject, itemsOfTable, type KeyedItem, pagesOf } from './items-to-look-through.ts';

export interface Erasure extends Omit<ErasureContext, 'counts'> {
  /** The name of a project. Absent, all projects are erased from, and the leftovers of deleted ones. */
  readonly project?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly newId: () => string;
}

export interface SetOverride {
  readonly project: string;
  readonly feature: string;
  readonly variation: string;
}

export interface ErasureReport {
  /** The erased items by project. `''` has the items without an existing project. */
  readonly tallies: ReadonlyMap<string, Tally>;
  /** The entity's overrides on features, which stay. */
  readonly overrides: readonly SetOverride[];
}

/** Returns undefined for a missing project. A repeated erasure continues after an interruption. */
export const eraseEntity = async (erasure: Erasure): Promise<ErasureReport | undefined> => {
  const projects = await projectsOf(erasure);
  const only = projects.find(({ name }) => name === erasure.project);
  if (erasure.project !== undefined && !only) return undefined;
  const context = { ...erasure, counts: countsAt(erasure) };
  const nameOf = new Map(projects.map(({ id, name }) => [id, name]));
  const tallies = new Map<string, Tally>();
  const overrides: SetOverride[] = [];
  for await (const item of only ? itemsOfProject(context, only) : itemsOfTable(context)) {
    overrides.push(...overrideIn(item, erasure.entityId));
    const what = await eraseItem(context, item);
    if (what) add(tallies, projectIn(item, { nameOf, entityId: erasure.entityId }), what);
  }
  for (const { name, id } of projects) await writeRecord(erasure, { name, id, tally: tallies.get(name) });
  return { tallies, overrides };
};

const eraseItem = async (context: ErasureContext, item: KeyedItem): Promise<Erased | undefined> =>
  (await eraseCounted(context, item)) ??
  (await eraseFromHistory(context, item)) ??
  (await eraseDelivery(context, item)) ??
  (await eraseParked(context, item)) ??
  (await eraseTap(context, item));

const add = (tallies: Map<string, Tally>, project: string, what: Erased): void => {
  const tally = tallies.get(project) ?? {};
  tallies.set(project, { ...tally, [what]: (tally[what] ?? 0) + 1 });
};

interface Known {
  /** The names of existing projects, by creation id. */
  readonly nameOf: ReadonlyMap<string, string>;
  readonly entityId: string;
}

const projectIn = (item: KeyedItem, { nameOf, entityId }: Known): string => {
  if (item.PK.startsWith('H#')) return nameOf.get(item.PK.split('#')[1] ?? '') ?? '';
  if (item.PK.startsWith(lists.taps('').PK)) return item.PK.slice(lists.taps('').PK.length);
  if (item.PK === lists.undelivered().PK) return parseChunkKey(item.SK).project;
  return projectOfDeliveryRecord(item) ?? ownCollection(item.PK, entityId)?.project ?? '';
};

const projectsOf = async ({ table }: Erasure): Promise<Project[]> => {
  const projects: Project[] = [];
  for await (const item of pagesOf(table, lists.projects()))
    if (hasEntity(item)) projects.push(entityOf<Project>(item));
  return projects;
};

/** A trial that ended longer ago than client delay and clock tolerance takes no more events. */
const countsAt = ({ table, now }: Erasure): ErasureContext['counts'] => {
  const counting = new Map<string, Set<string>>();
  const read = async (project: string): Promise<Set<string>> => {
    const ids = new Set<string>();
    for await (const item of pagesOf(table, lists.running(project))) {
      if (!hasEntity(item)) continue;
      const { id, ends } = entityOf<RunningTrialItem>(item);
      if (ends === undefined || now <= ends + LATENESS + CLOCK_TOLERANCE) ids.add(id);
    }
    return ids;
  };
  return async (project, trialId) => {
    const ids = counting.get(project) ?? (await read(project));
    counting.set(project, ids);
    return ids.has(trialId);
  };
};

/** A feature's rules have all of its overrides; its own item may not. */
const overrideIn = (item: KeyedItem, entityId: string): SetOverride[] => {
  if (!isRulesKey(item) || item.feature === undefined) return [];
  const { entityOverrides } = JSON.parse(item.feature as string) as OwnRules;
  return Object.hasOwn(entityOverrides, entityId)
    ? [
        {
          project: projectOfKey(item),
          feature: featureOfRulesKey(item),
          variation: entityOverrides[entityId] as string,
        },
      ]
    : [];
};

interface Done {
  readonly name: string;
  readonly id: string;
  readonly tally: Tally | undefined;
}

const writeRecord = async (
  { table, entityId, historyRetention, now, newId }: Erasure,
  { name, id, tally }: Done,
): Promise<void> => {
  if (!tally) return;
  const after = { entityDigest: entityDigest(entityId), ...tally };
  const record = { id: newId(), time: now, operation: 'EntityErased', resourceType: 'project', name, after } as const;
  await table.commit(historyWriter(historyRetention)(id, record));
};
