/**
 * What functions may do with the table: each takes the actions that it sends, and the partition keys that it sends them
 * for. Nobody scans. Plain data, so that a test can hold it to what is really sent.
 */
import { keys, lineKeys, lists } from '../lambdas/store/schema.ts';

export interface Access {
  readonly actions: readonly `dynamodb:${string}`[];
  /** Partition keys, with `*` for any text. */
  readonly of: readonly string[];
}

const any = '*';
const projects = keys.project(any).PK;
const insideProject = lists.features(any).PK;
const history = lists.history(any).PK;
/** The item collection of an entity: its id, or the digest of one that is too long for a key. */
const entity = 'E#*';
const totals = lists.drops(any).PK;
const lines = 'D#*';
const undelivered = [lists.undelivered().PK, lineKeys.undeliveredLines({ project: any, time: 0, id: any }).PK];

/** What launches and experiments are brought up to date in. */
const lifecycles = [projects, insideProject, history, lists.due().PK];

/** A change is a transaction, for which DynamoDB asks the permission of each of its writes. */
const readAndWrite = [
  'dynamodb:BatchGetItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:DeleteItem',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:UpdateItem',
] as const;

export const access = {
  configure: {
    actions: readAndWrite,
    of: [...lifecycles, keys.accountCounts().PK, keys.segment(any).PK, lists.references(any).PK],
  },
  settle: { actions: readAndWrite, of: lifecycles },
  readRules: { actions: ['dynamodb:GetItem'], of: [projects, insideProject] },
  readRunning: { actions: ['dynamodb:GetItem', 'dynamodb:Query'], of: [projects, insideProject] },
  readTrials: { actions: ['dynamodb:BatchGetItem', 'dynamodb:GetItem'], of: [projects, insideProject] },
  readAssignments: { actions: ['dynamodb:BatchGetItem'], of: [entity] },
  writeEntities: { actions: ['dynamodb:UpdateItem'], of: [entity] },
  writeLines: { actions: ['dynamodb:PutItem'], of: [lines] },
  countDrops: { actions: ['dynamodb:UpdateItem'], of: [totals] },
  count: { actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], of: [totals] },
  /** Whoever reads sums first rolls up the days that are final. */
  readSums: { actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'], of: [totals] },
  /** A finding and its history are one transaction, which one statement must allow as a whole. */
  tell: { actions: ['dynamodb:PutItem'], of: [totals, history] },
  park: { actions: ['dynamodb:PutItem'], of: [lists.parked().PK] },
  postpone: { actions: ['dynamodb:PutItem'], of: undelivered },
  countUndelivered: { actions: ['dynamodb:Query'], of: undelivered.slice(0, 1) },
  redeliver: { actions: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:Query'], of: undelivered },
} as const satisfies Record<string, Access>;
