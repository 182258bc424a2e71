/**
 * Permissions of the functions on the table, by action and partition key. No function scans. The rows are plain data,
 * so that a test can compare them with the requests of the real handlers.
 */
import { deliveryKeys, keys, lists } from '../../lambdas/store/table/schema.ts';

export interface Access {
  readonly actions: readonly `dynamodb:${string}`[];
  /** Partition keys, with `*` for any text. */
  readonly partitionKeys: readonly string[];
  /** Partition keys of other writes in the same transactions: allowed with one of `partitionKeys`, denied alone. */
  readonly otherKeys?: readonly string[];
}

const any = '*';
const projects = keys.project(any).PK;
const insideProject = lists.features(any).PK;
const history = lists.history(any).PK;
/** The item collection of an entity: its id, or the digest of one that is too long for a key. */
const entity = 'E#*';
const taps = lists.taps(any).PK;
const totals = lists.drops(any).PK;
const lines = 'D#*';
const usage = ['U#*', lists.used(any).PK];
const undelivered = lists.undelivered().PK;
const undeliveredLines = deliveryKeys.undeliveredLines({ project: any, time: 0, id: any }).PK;

type Write = 'ConditionCheckItem' | 'DeleteItem' | 'PutItem' | 'UpdateItem';

/**
 * The statements for the writes of transactions, by action. DynamoDB checks the permission of each kind of write in a
 * transaction. Its documentation does not say whether `dynamodb:LeadingKeys` then has the keys of those writes or of
 * all, so the statements are right for both.
 */
const inTransactions = (writes: Readonly<Record<Write, readonly string[]>>): Access[] => {
  const all = [...new Set(Object.values(writes).flat())];
  return Object.entries(writes).map(([action, partitionKeys]) => ({
    actions: [`dynamodb:${action}`],
    partitionKeys,
    otherKeys: all.filter((key) => !partitionKeys.includes(key)),
  }));
};

const pageKeys = keys.key(any).PK;

const due = lists.due().PK;
const account = keys.accountCounts().PK;
const segments = keys.segment(any).PK;
const references = lists.references(any).PK;
const guarded = lists.guarded().PK;
const alarms = lists.ofAlarm(any).PK;

export const access = {
  /** History is written and read, never changed. */
  configure: [
    {
      actions: ['dynamodb:Query'],
      partitionKeys: [projects, insideProject, segments, references, history, taps, due, entity, ...usage],
    },
    { actions: ['dynamodb:GetItem'], partitionKeys: [projects, insideProject, pageKeys, account, due, history, taps] },
    { actions: ['dynamodb:BatchGetItem'], partitionKeys: [projects, insideProject, segments, totals] },
    ...inTransactions({
      ConditionCheckItem: [insideProject],
      DeleteItem: [projects, insideProject, pageKeys, segments, references, due, guarded, alarms, lists.used(any).PK],
      PutItem: [projects, insideProject, pageKeys, segments, references, history, due, guarded, alarms, account],
      UpdateItem: [projects, insideProject, segments, account],
    }),
  ],
  settle: [
    { actions: ['dynamodb:Query'], partitionKeys: [projects, insideProject, due] },
    { actions: ['dynamodb:GetItem'], partitionKeys: [insideProject, due] },
    { actions: ['dynamodb:BatchGetItem'], partitionKeys: [projects] },
    ...inTransactions({
      ConditionCheckItem: [insideProject],
      DeleteItem: [insideProject, due, guarded, alarms],
      PutItem: [insideProject, history, due],
      UpdateItem: [projects, insideProject],
    }),
  ],
  /** Launches are judged with the default variations of their features, and held with the patterns of their segments. */
  judge: [
    { actions: ['dynamodb:Query'], partitionKeys: [guarded] },
    { actions: ['dynamodb:BatchGetItem'], partitionKeys: [insideProject, segments] },
  ],
  /** What a finding of a guard leads to: a launch that is stopped or held, with its rules, or told of. */
  guard: [
    { actions: ['dynamodb:Query'], partitionKeys: [alarms] },
    { actions: ['dynamodb:GetItem'], partitionKeys: [insideProject, totals] },
    { actions: ['dynamodb:BatchGetItem'], partitionKeys: [segments] },
    ...inTransactions({
      ConditionCheckItem: [],
      DeleteItem: [insideProject, due, guarded, alarms],
      PutItem: [insideProject, history, totals, due],
      UpdateItem: [projects, insideProject],
    }).filter(({ partitionKeys }) => partitionKeys.length > 0),
  ],
  /** The first sweep says since when usage is counted. */
  beginUsage: { actions: ['dynamodb:GetItem', 'dynamodb:UpdateItem'], partitionKeys: [account] },
  readRules: { actions: ['dynamodb:GetItem'], partitionKeys: [projects, insideProject] },
  readAllRules: { actions: ['dynamodb:Query'], partitionKeys: [insideProject] },
  readKeys: { actions: ['dynamodb:GetItem'], partitionKeys: [pageKeys] },
  /** The secret that seals exposures. Who made the first key has made it. */
  readSecret: { actions: ['dynamodb:GetItem'], partitionKeys: [account] },
  readDestinations: { actions: ['dynamodb:GetItem'], partitionKeys: [projects] },
  readRunning: { actions: ['dynamodb:Query'], partitionKeys: [insideProject] },
  readProjects: { actions: ['dynamodb:BatchGetItem'], partitionKeys: [projects] },
  readTrials: { actions: ['dynamodb:GetItem'], partitionKeys: [insideProject] },
  /** All that is stored of one entity. */
  readEntities: { actions: ['dynamodb:Query'], partitionKeys: [entity] },
  readAssignments: { actions: ['dynamodb:BatchGetItem'], partitionKeys: [entity] },
  writeEntities: { actions: ['dynamodb:UpdateItem'], partitionKeys: [entity] },
  writeTaps: { actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'], partitionKeys: [taps] },
  writeDeliveryRecords: { actions: ['dynamodb:PutItem'], partitionKeys: [lines] },
  countUsage: { actions: ['dynamodb:UpdateItem'], partitionKeys: usage },
  countDrops: { actions: ['dynamodb:UpdateItem'], partitionKeys: [totals] },
  count: { actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], partitionKeys: [totals] },
  /** Readers of sums roll up the final ones first, which writes. */
  readSums: { actions: ['dynamodb:PutItem', 'dynamodb:Query'], partitionKeys: [totals] },
  /** What the last look has found. */
  readNotices: { actions: ['dynamodb:GetItem'], partitionKeys: [totals] },
  /** Earlier notices are read first. A notice and its record of history are one transaction. */
  writeNotices: [
    { actions: ['dynamodb:GetItem'], partitionKeys: [totals] },
    { actions: ['dynamodb:PutItem'], partitionKeys: [totals, history] },
  ],
  park: { actions: ['dynamodb:PutItem'], partitionKeys: [lists.parked().PK] },
  postpone: { actions: ['dynamodb:PutItem'], partitionKeys: [undelivered, undeliveredLines] },
  listUndelivered: { actions: ['dynamodb:Query'], partitionKeys: [undelivered] },
  readUndelivered: { actions: ['dynamodb:GetItem'], partitionKeys: [undeliveredLines] },
  removeUndelivered: { actions: ['dynamodb:DeleteItem'], partitionKeys: [undelivered, undeliveredLines] },
} as const satisfies Record<string, Access | readonly Access[]>;
