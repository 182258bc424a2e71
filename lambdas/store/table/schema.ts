/**
 * The single table: its definition and every key in it. docs/single-table.md tells the reasons.
 * Names of resources have no '#', so that a key with one never meets a key that is a name alone.
 */

import { createHash } from 'node:crypto';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { hasTrialMark, type TrialType } from '../../../domain/lifecycle/trial.ts';

export interface Key {
  readonly PK: string;
  readonly SK: string;
}

/** The attribute by which DynamoDB expires items, in seconds since the epoch. */
export const timeToLive = 'expires';

export const tableDefinition = (tableName: string) =>
  ({
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'PK', AttributeType: 'S' },
      { AttributeName: 'SK', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'PK', KeyType: 'HASH' },
      { AttributeName: 'SK', KeyType: 'RANGE' },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  }) satisfies CreateTableCommandInput;

/** Times in keys sort as text: milliseconds since the epoch, in 15 digits. */
export const sortable = (time: number): string => String(time).padStart(15, '0');

/** Keys spell the type in upper case. */
const inKey = (type: TrialType): string => type.toUpperCase();

const inProject = (project: string) => `P#${project}`;
const rulesPrefix = 'RULES#';
const ofSegment = (segment: string) => `S#${segment}`;

/** Where lists live: one Query of a partition, from `prefix` on, is one list. */
export const lists = {
  projects: () => ({ PK: 'PROJECTS', prefix: '' }),
  segments: () => ({ PK: 'SEGMENTS', prefix: '' }),
  features: (project: string) => ({ PK: inProject(project), prefix: 'FEATURE#' }),
  trials: (type: TrialType, project: string, status?: string) => ({
    PK: inProject(project),
    prefix: status ? `${inKey(type)}=${status}#` : `${inKey(type)}#`,
  }),
  references: (segment: string, type?: TrialType) => ({
    PK: ofSegment(segment),
    prefix: type ? `${inKey(type)}#` : '',
  }),
  history: (owner: string, resource?: string) => ({ PK: `H#${owner}${resource ? `#${resource}` : ''}`, prefix: '' }),
  running: (project: string) => ({ PK: inProject(project), prefix: 'RUNNING#' }),
  due: () => ({ PK: 'DUE', prefix: '' }),
  totals: ({ trialId, series }: SeriesKey) => ({
    PK: `T#${trialId}`,
    prefix: series === 'uniques' ? 'UNIQUES#' : `SUMS#${series}#`,
  }),
  states: ({ trialId, series }: SeriesKey) => ({ PK: `T#${trialId}`, prefix: `STATE#${series}#` }),
  points: ({ trialId, series }: SeriesKey) => ({ PK: `T#${trialId}`, prefix: `POINTS#${series}#` }),
  drops: (trialId: string) => ({ PK: `T#${trialId}`, prefix: 'DROPPED#' }),
  parked: () => ({ PK: 'PARKED', prefix: '' }),
  /** Chunks of lines that could not be delivered, the oldest of each project first. */
  undelivered: (project?: string) => ({ PK: 'UNDELIVERED', prefix: project === undefined ? '' : `${project}#` }),
} as const;

export const keys = {
  /** How many projects and segments the account has. */
  accountCounts: (): Key => ({ PK: 'ACCOUNT', SK: 'COUNTS' }),
  /** The key that page tokens are sealed with. */
  tokenSecret: (): Key => ({ PK: 'ACCOUNT', SK: 'TOKEN_SECRET' }),
  project: (project: string): Key => ({ PK: 'PROJECTS', SK: project }),
  /** Sorts right behind the project, so that a list of projects is one Query with its counts. */
  projectCounts: (project: string): Key => ({ PK: 'PROJECTS', SK: `${project}#COUNTS` }),
  segment: (segment: string): Key => ({ PK: 'SEGMENTS', SK: segment }),
  segmentCounts: (segment: string): Key => ({ PK: 'SEGMENTS', SK: `${segment}#COUNTS` }),
  feature: (project: string, feature: string): Key => ({ PK: inProject(project), SK: `FEATURE#${feature}` }),
  /** What an evaluation reads, and all that it reads. */
  rules: (project: string, feature: string): Key => ({ PK: inProject(project), SK: `${rulesPrefix}${feature}` }),
  trial: ({ project, type, name }: EntityKey): Key => ({ PK: inProject(project), SK: `${inKey(type)}#${name}` }),
  /** A copy of the launch or experiment for lists that are filtered by status. */
  byStatus: (entity: StatusKey): Key => ({
    PK: inProject(entity.project),
    SK: `${inKey(entity.type)}=${entity.status}#${entity.name}`,
  }),
  /** The metrics of a running launch or experiment, which ingestion reads. */
  running: ({ project, type, name }: EntityKey): Key => ({
    PK: inProject(project),
    SK: `RUNNING#${inKey(type)}#${name}`,
  }),
  /** What a launch or experiment has to write down next, sorted by time. */
  due: (time: number, { type, project, name }: EntityKey): Key => ({
    PK: 'DUE',
    SK: `${sortable(time)}#${inKey(type)}#${project}#${name}`,
  }),
  reference: (segment: string, { type, project, name }: EntityKey): Key => ({
    PK: ofSegment(segment),
    SK: `${inKey(type)}#${project}#${name}`,
  }),
  history: (list: { PK: string }, time: number, id: string): Key => ({ PK: list.PK, SK: `${sortable(time)}#${id}` }),
};

/** What refers to a segment, by the sort key of the reference. */
export const referrerIn = (sortKey: string): EntityKey => {
  const [type = '', project = '', name = ''] = sortKey.split('#');
  return { type: type.toLowerCase() as TrialType, project, name };
};

const dueForm = /^(\d{15})#(LAUNCH|EXPERIMENT)#([^#]+)#([^#]+)$/;

/** What is due, and when, by the sort key of its item; undefined for a key that no transition wrote. */
export const dueIn = (sortKey: string): (EntityKey & { readonly time: number }) | undefined => {
  const [, time, type, project = '', name = ''] = dueForm.exec(sortKey) ?? [];
  if (type === undefined) return undefined;
  return { time: Number(time), type: type.toLowerCase() as TrialType, project, name };
};

/** Whether a key is that of the rules of a feature. */
export const isRulesKey = ({ SK }: Key): boolean => SK.startsWith(rulesPrefix);

/** Whether a key is that of a project, and not of its counts. */
export const isProjectKey = ({ PK, SK }: Key): boolean => PK === lists.projects().PK && !SK.includes('#');

export const isRunningKey = ({ SK }: Key): boolean => SK.startsWith('RUNNING#');

/** By what an entity is known where nobody is to read who it is. */
export const entityDigest = (entityId: string): string => createHash('sha256').update(entityId).digest('base64url');

/** Item collection of an entity in a project. */
export const ofEntity = (project: string, entityId: string): string => `E#${project}#${entityDigest(entityId)}`;

/** The one that earlier versions had it in, but for an id too long for a key. */
export const ofEntityById = (project: string, entityId: string): string | undefined =>
  Buffer.byteLength(entityId) <= longestEntityId ? `E#${project}=${entityId}` : undefined;

/** In bytes of UTF-8. A key may have 2,048, but an item over 1 KB costs another write unit each time. */
const longestEntityId = 512;

/** The attribute of an entity's item that was moved from its id to the digest of it, and so is new to nobody. */
export const movedMark = 'moved';

/** Where an item of an entity may be that an earlier version wrote; undefined for a trial that it did not make. */
export const earlierKey = ({ project, entityId, trialId }: EntityTrial, { SK }: Key): Key | undefined => {
  const PK = hasTrialMark(trialId) ? undefined : ofEntityById(project, entityId);
  return PK === undefined ? undefined : { PK, SK };
};

export const entityKeys = {
  /** What the entity was assigned by the launch or experiment with this creation id. */
  assignment: ({ project, entityId, trialId }: EntityTrial): Key => ({
    PK: ofEntity(project, entityId),
    SK: `A#${trialId}`,
  }),
  /** What the entity's events come to for a metric. */
  measurement: ({ project, entityId, trialId }: EntityTrial, metric: number): Key => ({
    PK: ofEntity(project, entityId),
    SK: `M#${trialId}#${metric}`,
  }),
};

/** What was counted for a launch or experiment, by its creation id. */
export const totalKeys = {
  drops: (trialId: string, shard: number): Key => ({ PK: `T#${trialId}`, SK: `DROPPED#${shard}` }),
  /** The sums of a metric over a period, counted by one shard of the stream. */
  sums: ({ trialId, metric, period, shard }: Total & { readonly metric: number }): Key => ({
    PK: `T#${trialId}`,
    SK: `SUMS#${metric}#${sortable(period)}#${shard}`,
  }),
  /** The unique entities that were assigned for the first time in a period, counted by one shard of the stream. */
  uniques: ({ trialId, period, shard }: Total): Key => ({
    PK: `T#${trialId}`,
    SK: `UNIQUES#${sortable(period)}#${shard}`,
  }),
  /** That a record of the stream, which was left out, is counted now. */
  repaired: (trialId: string, eventId: string): Key => ({ PK: `T#${trialId}`, SK: `REPAIRED#${eventId}` }),
  /** What was found in the results of an experiment and told. */
  findings: (experimentId: string): Key => ({ PK: `T#${experimentId}`, SK: 'FINDINGS' }),
  parked: (eventId: string): Key => ({ PK: 'PARKED', SK: eventId }),
};

/** Item collections for the lines of one project: each takes 1,000 a second, and nobody ever reads them together. */
const lineShards = 64;

/** The partitions of all lines of a project. */
export const deliveryPartitions = (project: string): string[] =>
  Array.from({ length: lineShards }, (_, shard) => `D#${project}#${shard}`);

/** The lines of data delivery. */
export const lineKeys = {
  /** A line, by its id, a UUID; written for the stream, and read by nobody else. */
  line: (project: string, id: string): Key => ({
    PK: `D#${project}#${Number.parseInt(id.slice(0, 8), 16) % lineShards}`,
    SK: id,
  }),
  undelivered: ({ project, time, id }: ChunkKey): Key => ({
    PK: lists.undelivered().PK,
    SK: `${project}#${sortable(time)}#${id}`,
  }),
  /** The lines of a chunk, apart from it so that a list of chunks is short. */
  undeliveredLines: ({ id }: ChunkKey): Key => ({ PK: `UNDELIVERED#${id}`, SK: 'LINES' }),
  /** Sorts behind all chunks of the project. */
  behindUndelivered: (project: string): string => `${project}#~`,
};

/** The project of a key that is a line's; undefined for any other key. */
export const projectOfLine = ({ PK }: Key): string | undefined => (PK.startsWith('D#') ? PK.split('#')[1] : undefined);

export interface ChunkKey {
  readonly project: string;
  /** When it could not be delivered, in milliseconds since the epoch. */
  readonly time: number;
  readonly id: string;
}

/** The chunk that a sort key of the list names. */
export const chunkKeyIn = (sortKey: string): ChunkKey => {
  const [project = '', time = '', id = ''] = sortKey.split('#');
  return { project, time: Number(time), id };
};

/** What a change of the table's stream is about, by its key. */
export const countedKey = ({ PK, SK }: Key): { readonly trialId: string; readonly metric?: number } | undefined => {
  if (!PK.startsWith('E#')) return undefined;
  const [kind, trialId, metric] = SK.split('#');
  if (kind === 'A' && trialId) return { trialId };
  return kind === 'M' && trialId && metric !== undefined ? { trialId, metric: Number(metric) } : undefined;
};

/** A metric by its place, or the unique entities that were assigned. */
export interface SeriesKey {
  readonly trialId: string;
  readonly series: number | 'uniques';
}

/** What is kept of the quarter of a day that begins at `start`. */
export const seriesKeys = {
  /** The sums and looks at its end. */
  state: (of: SeriesKey, start: number): Key => keyIn(lists.states(of), start),
  /** The points in it. */
  points: (of: SeriesKey, start: number): Key => keyIn(lists.points(of), start),
  /** Sorts right before the totals of periods from `start` on. */
  totalsBefore: (of: SeriesKey, start: number): Key => keyIn(lists.totals(of), start),
};

const keyIn = ({ PK, prefix }: { readonly PK: string; readonly prefix: string }, time: number): Key => ({
  PK,
  SK: `${prefix}${sortable(time)}`,
});

/** The start in the sort key of what is kept of a quarter of a day. */
export const startIn = (sortKey: string): number => Number(sortKey.split('#')[2]);

/** The period in the sort key of a total: the part before the shard. */
export const periodIn = (sortKey: string): number =>
  Number(sortKey.startsWith('UNIQUES#') ? sortKey.split('#')[1] : sortKey.split('#')[2]);

export interface Total {
  /** The creation id of a launch or experiment. */
  readonly trialId: string;
  /** The start of the period, in milliseconds since the epoch. */
  readonly period: number;
  readonly shard: string;
}

export interface EntityTrial {
  readonly project: string;
  readonly entityId: string;
  /** The creation id of a launch or experiment. */
  readonly trialId: string;
}

export interface EntityKey {
  readonly type: TrialType;
  readonly project: string;
  readonly name: string;
}

export interface StatusKey extends EntityKey {
  readonly status: string;
}
