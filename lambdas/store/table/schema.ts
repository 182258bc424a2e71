/**
 * Defines the single table and every key in it. docs/single-table.md has the reasons. Resource names have no '#', so a
 * key with one never meets a key that is a name alone.
 */

import { createHash } from 'node:crypto';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { hasTrialMark, type TrialType } from '../../../domain/lifecycle/trial.ts';

export interface Key {
  readonly PK: string;
  readonly SK: string;
}

/** DynamoDB expires items by this attribute, in seconds since the epoch. */
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
export const sortableTime = (time: number): string => String(time).padStart(15, '0');

/** Keys spell the type in upper case. */
const inKey = (type: TrialType): string => type.toUpperCase();

const projectPartition = (project: string) => `P#${project}`;
const rulesPrefix = 'RULES#';
const segmentPartition = (segment: string) => `S#${segment}`;
const tapPartition = (project: string) => `TAP#${project}`;

/** The places of lists. One Query of a partition, from `prefix` on, is one list. */
export const lists = {
  projects: () => ({ PK: 'PROJECTS', prefix: '' }),
  segments: () => ({ PK: 'SEGMENTS', prefix: '' }),
  features: (project: string) => ({ PK: projectPartition(project), prefix: 'FEATURE#' }),
  trials: (type: TrialType, project: string, status?: string) => ({
    PK: projectPartition(project),
    prefix: status ? `${inKey(type)}=${status}#` : `${inKey(type)}#`,
  }),
  references: (segment: string, type?: TrialType) => ({
    PK: segmentPartition(segment),
    prefix: type ? `${inKey(type)}#` : '',
  }),
  history: (owner: string, resource?: string) => ({ PK: `H#${owner}${resource ? `#${resource}` : ''}`, prefix: '' }),
  rules: (project: string) => ({ PK: projectPartition(project), prefix: rulesPrefix }),
  taps: (project: string) => ({ PK: tapPartition(project), prefix: '' }),
  running: (project: string) => ({ PK: projectPartition(project), prefix: 'RUNNING#' }),
  keys: (project: string) => ({ PK: projectPartition(project), prefix: 'KEY#' }),
  due: () => ({ PK: 'DUE', prefix: '' }),
  /** The running launches whose metrics are judged. */
  guarded: () => ({ PK: 'GUARDED', prefix: '' }),
  /** The running launches that an alarm guards. */
  ofAlarm: (alarmArn: string) => ({ PK: `ALARM#${alarmArn}`, prefix: '' }),
  totals: ({ trialId, series }: SeriesKey) => ({
    PK: `T#${trialId}`,
    prefix: series === 'uniques' ? 'UNIQUES#' : `SUMS#${series}#`,
  }),
  states: ({ trialId, series }: SeriesKey) => ({ PK: `T#${trialId}`, prefix: `STATE#${series}#` }),
  points: ({ trialId, series }: SeriesKey) => ({ PK: `T#${trialId}`, prefix: `POINTS#${series}#` }),
  drops: (trialId: string) => ({ PK: `T#${trialId}`, prefix: 'DROPPED#' }),
  /** What is counted for one entity, in all trials that it took part in lately. */
  ofEntity: (partition: string) => ({ PK: partition, prefix: '' }),
  parked: () => ({ PK: 'PARKED', prefix: '' }),
  /** The evaluations of a feature by hour, under the creation id of its project. */
  usage: (projectId: string, feature: string) => ({ PK: `U#${projectId}#${feature}`, prefix: '' }),
  /** The features of a project that have been evaluated, under the creation id of the project. */
  used: (projectId: string) => ({ PK: `USAGE#${projectId}`, prefix: '' }),
  /** Chunks of undelivered records, each project's oldest first. */
  undelivered: (project?: string) => ({ PK: 'UNDELIVERED', prefix: project === undefined ? '' : `${project}#` }),
} as const;

export const keys = {
  /** The numbers of projects and segments in the account. */
  accountCounts: (): Key => ({ PK: 'ACCOUNT', SK: 'COUNTS' }),
  /** Since when evaluations are counted. */
  usageStart: (): Key => ({ PK: 'ACCOUNT', SK: 'USAGE' }),
  /** The key that seals page tokens. */
  tokenSecret: (): Key => ({ PK: 'ACCOUNT', SK: 'TOKEN_SECRET' }),
  project: (project: string): Key => ({ PK: 'PROJECTS', SK: project }),
  /** Sorts right behind the project, so that one Query lists projects with their counts. */
  projectCounts: (project: string): Key => ({ PK: 'PROJECTS', SK: `${project}#COUNTS` }),
  /** A key of a project, by the id that its clients send. */
  key: (id: string): Key => ({ PK: `K#${id}`, SK: 'KEY' }),
  /** A copy of it for the list of the project's keys. */
  keyOf: (project: string, id: string): Key => ({
    PK: projectPartition(project),
    SK: `${lists.keys(project).prefix}${id}`,
  }),
  segment: (segment: string): Key => ({ PK: 'SEGMENTS', SK: segment }),
  segmentCounts: (segment: string): Key => ({ PK: 'SEGMENTS', SK: `${segment}#COUNTS` }),
  feature: (project: string, feature: string): Key => ({ PK: projectPartition(project), SK: `FEATURE#${feature}` }),
  /** The only item that an evaluation reads. */
  rules: (project: string, feature: string): Key => ({ PK: projectPartition(project), SK: `${rulesPrefix}${feature}` }),
  /** The number of changes of the project's rules. */
  rulesVersion: (project: string): Key => ({ PK: projectPartition(project), SK: 'VERSION' }),
  trial: ({ project, type, name }: EntityKey): Key => ({ PK: projectPartition(project), SK: `${inKey(type)}#${name}` }),
  /** A copy of the trial for lists by status. */
  byStatus: (entity: StatusKey): Key => ({
    PK: projectPartition(entity.project),
    SK: `${inKey(entity.type)}=${entity.status}#${entity.name}`,
  }),
  /** The metrics of a running trial, for ingestion. */
  running: ({ project, type, name }: EntityKey): Key => ({
    PK: projectPartition(project),
    SK: `RUNNING#${inKey(type)}#${name}`,
  }),
  /** The tap of the project's events. It sorts behind the running trials, and is read with them. */
  tap: (project: string): Key => ({ PK: projectPartition(project), SK: 'RUNNING#TAP' }),
  /** The number of samples of a tap. */
  tapCount: (project: string, id: string): Key => ({ PK: tapPartition(project), SK: `${id}#COUNT` }),
  tapSamples: ({ project, id, time, call }: TapKey): Key => ({
    PK: tapPartition(project),
    SK: `${id}#${sortableTime(time)}#${call}`,
  }),
  /** The next transition of a trial, sorted by time. */
  due: (time: number, { type, project, name }: EntityKey): Key => ({
    PK: 'DUE',
    SK: `${sortableTime(time)}#${inKey(type)}#${project}#${name}`,
  }),
  guarded: (launch: LaunchName): Key => ({ PK: lists.guarded().PK, SK: launchIn(launch) }),
  ofAlarm: (alarmArn: string, launch: LaunchName): Key => ({ PK: lists.ofAlarm(alarmArn).PK, SK: launchIn(launch) }),
  reference: (segment: string, { type, project, name }: EntityKey): Key => ({
    PK: segmentPartition(segment),
    SK: `${inKey(type)}#${project}#${name}`,
  }),
  history: (list: { PK: string }, time: number, id: string): Key => ({
    PK: list.PK,
    SK: `${sortableTime(time)}#${id}`,
  }),
};

interface TapKey {
  readonly project: string;
  readonly id: string;
  /** When the call came, in milliseconds since the epoch. */
  readonly time: number;
  readonly call: string;
}

interface LaunchName {
  readonly project: string;
  readonly name: string;
}

const launchIn = ({ project, name }: LaunchName): string => `${project}#${name}`;

/** Returns the launch in the sort key of what leads to it. */
export const parseGuarded = (sortKey: string): LaunchName => {
  const [project = '', name = ''] = sortKey.split('#');
  return { project, name };
};

/** Returns the trial in the sort key of a reference. */
export const parseReferrer = (sortKey: string): EntityKey => {
  const [type = '', project = '', name = ''] = sortKey.split('#');
  return { type: type.toLowerCase() as TrialType, project, name };
};

const dueForm = /^(\d{15})#(LAUNCH|EXPERIMENT)#([^#]+)#([^#]+)$/;

/** Returns the due transition in the sort key of its item; undefined for a key that no transition wrote. */
export const parseDue = (sortKey: string): (EntityKey & { readonly time: number }) | undefined => {
  const [, time, type, project = '', name = ''] = dueForm.exec(sortKey) ?? [];
  if (type === undefined) return undefined;
  return { time: Number(time), type: type.toLowerCase() as TrialType, project, name };
};

/** Tells whether a key is that of a feature's rules. */
export const isRulesKey = ({ SK }: Key): boolean => SK.startsWith(rulesPrefix);

/** Returns the project in the key of an item under a project. */
export const projectOfKey = ({ PK }: Key): string => PK.slice(projectPartition('').length);

/** Returns the feature in the key of its rules. */
export const featureOfRulesKey = ({ SK }: Key): string => SK.slice(rulesPrefix.length);

/** Tells whether a key is that of a project, not of its counts. */
export const isProjectKey = ({ PK, SK }: Key): boolean => PK === lists.projects().PK && !SK.includes('#');

export const isRunningKey = ({ SK }: Key): boolean => SK.startsWith('RUNNING#');

/** Identifies an entity where its id must stay unreadable. */
export const entityDigest = (entityId: string): string => createHash('sha256').update(entityId).digest('base64url');

/** Returns the item collection of an entity in a project. */
export const entityPartition = (project: string, entityId: string): string => `E#${project}#${entityDigest(entityId)}`;

/** Returns the item collection of earlier versions; undefined for an id that is too long for a key. */
export const entityPartitionById = (project: string, entityId: string): string | undefined =>
  Buffer.byteLength(entityId) <= LONGEST_ENTITY_ID ? `E#${project}=${entityId}` : undefined;

/** In bytes of UTF-8. A key may have 2,048, but an item over 1 KB costs another write unit each time. */
const LONGEST_ENTITY_ID = 512;

/** Marks an item of an entity that was moved from the id to its digest. Such an item is not counted as new. */
export const movedMark = 'moved';

/** Returns the key of an item that an earlier version may have written; undefined for a trial that it did not make. */
export const earlierKey = ({ project, entityId, trialId }: EntityTrial, { SK }: Key): Key | undefined => {
  const PK = hasTrialMark(trialId) ? undefined : entityPartitionById(project, entityId);
  return PK === undefined ? undefined : { PK, SK };
};

export const entityKeys = {
  /** The entity's assignment by the trial of this creation id. */
  assignment: ({ project, entityId, trialId }: EntityTrial): Key => ({
    PK: entityPartition(project, entityId),
    SK: `A#${trialId}`,
  }),
  /** The entity's sums and counts for a metric. */
  measurement: ({ project, entityId, trialId }: EntityTrial, metric: number): Key => ({
    PK: entityPartition(project, entityId),
    SK: `M#${trialId}#${metric}`,
  }),
};

/** The counts of a trial, by its creation id. */
export const totalKeys = {
  drops: (trialId: string, shard: number): Key => ({ PK: `T#${trialId}`, SK: `DROPPED#${shard}` }),
  /** The sums of a metric over a period, counted by one shard of the stream. */
  sums: ({ trialId, metric, period, shard }: Total & { readonly metric: number }): Key => ({
    PK: `T#${trialId}`,
    SK: `SUMS#${metric}#${sortableTime(period)}#${shard}`,
  }),
  /** The unique entities that were assigned for the first time in a period, counted by one shard of the stream. */
  uniques: ({ trialId, period, shard }: Total): Key => ({
    PK: `T#${trialId}`,
    SK: `UNIQUES#${sortableTime(period)}#${shard}`,
  }),
  /** Marks a left-out stream record as counted. */
  repaired: (trialId: string, eventId: string): Key => ({ PK: `T#${trialId}`, SK: `REPAIRED#${eventId}` }),
  /** The notices on an experiment's results. */
  findings: (experimentId: string): Key => ({ PK: `T#${experimentId}`, SK: 'FINDINGS' }),
  parked: (eventId: string): Key => ({ PK: 'PARKED', SK: eventId }),
};

export const usageKeys = {
  /** The evaluations of a feature in the hour that begins at `start`, by variation. */
  hour: ({ projectId, feature }: UsedFeature, start: number): Key => ({
    PK: lists.usage(projectId, feature).PK,
    SK: sortableTime(start),
  }),
  /** The last evaluation of a feature, and its latest hours. */
  feature: ({ projectId, feature }: UsedFeature): Key => ({ PK: lists.used(projectId).PK, SK: feature }),
};

/** A feature by the creation id of its project. */
export interface UsedFeature {
  readonly projectId: string;
  readonly feature: string;
}

/**
 * The number of item collections for one project's delivery records. Each takes 1,000 writes a second. Nobody reads
 * them together.
 */
const DELIVERY_SHARDS = 64;

/** Returns the partitions of all delivery records of a project. */
export const deliveryPartitions = (project: string): string[] =>
  Array.from({ length: DELIVERY_SHARDS }, (_, shard) => `D#${project}#${shard}`);

/** The keys of delivery records. */
export const deliveryKeys = {
  /** A delivery record, by its id, a UUID. Only the stream reads it. */
  line: (project: string, id: string): Key => ({
    PK: `D#${project}#${Number.parseInt(id.slice(0, 8), 16) % DELIVERY_SHARDS}`,
    SK: id,
  }),
  undelivered: ({ project, time, id }: ChunkKey): Key => ({
    PK: lists.undelivered().PK,
    SK: `${project}#${sortableTime(time)}#${id}`,
  }),
  /** The records of a chunk. They are apart from the chunk, so that a list of chunks is short. */
  undeliveredLines: ({ id }: ChunkKey): Key => ({ PK: `UNDELIVERED#${id}`, SK: 'LINES' }),
  /** Sorts behind all chunks of the project. */
  behindUndelivered: (project: string): string => `${project}#~`,
};

/** Returns the project of a delivery record's key; undefined for any other key. */
export const projectOfDeliveryRecord = ({ PK }: Key): string | undefined =>
  PK.startsWith('D#') ? PK.split('#')[1] : undefined;

export interface ChunkKey {
  readonly project: string;
  /** The time of the failed delivery, in milliseconds since the epoch. */
  readonly time: number;
  readonly id: string;
}

/** Returns the chunk in a sort key of the list. */
export const parseChunkKey = (sortKey: string): ChunkKey => {
  const [project = '', time = '', id = ''] = sortKey.split('#');
  return { project, time: Number(time), id };
};

/** Returns the subject of a counted change, by its key in the table's stream; undefined for any other key. */
export const countKeyOf = ({ PK, SK }: Key): { readonly trialId: string; readonly metric?: number } | undefined => {
  if (!PK.startsWith('E#')) return undefined;
  const [kind, trialId, metric] = SK.split('#');
  if (kind === 'A' && trialId) return { trialId };
  return kind === 'M' && trialId && metric !== undefined ? { trialId, metric: Number(metric) } : undefined;
};

/** Returns the creation id of the trial in the key of what is counted for it. */
export const trialOfTotal = ({ PK }: { readonly PK?: unknown }): string => String(PK).slice('T#'.length);

/** The series of a metric, by its index, or that of the assigned unique entities. */
export interface SeriesKey {
  readonly trialId: string;
  readonly series: number | 'uniques';
}

/** The keys of a quarter of a day that begins at `start`. */
export const seriesKeys = {
  /** The sums and looks at its end. */
  state: (key: SeriesKey, start: number): Key => timeKey(lists.states(key), start),
  /** The points in it. */
  points: (key: SeriesKey, start: number): Key => timeKey(lists.points(key), start),
  /** Sorts right before the totals of periods from `start` on. */
  totalsBefore: (key: SeriesKey, start: number): Key => timeKey(lists.totals(key), start),
};

const timeKey = ({ PK, prefix }: { readonly PK: string; readonly prefix: string }, time: number): Key => ({
  PK,
  SK: `${prefix}${sortableTime(time)}`,
});

/** Returns the start in the sort key of a quarter. */
export const quarterStartOf = (sortKey: string): number => Number(sortKey.split('#')[2]);

/** Returns the period in the sort key of a total: the part before the shard. */
export const totalPeriodOf = (sortKey: string): number =>
  Number(sortKey.startsWith('UNIQUES#') ? sortKey.split('#')[1] : sortKey.split('#')[2]);

export interface Total {
  /** The creation id of a trial. */
  readonly trialId: string;
  /** The start of the period, in milliseconds since the epoch. */
  readonly period: number;
  readonly shard: string;
}

export interface EntityTrial {
  readonly project: string;
  readonly entityId: string;
  /** The creation id of a trial. */
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
