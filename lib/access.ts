/**
 * What functions may do with the table: each takes the actions that it sends, and the partition keys that it sends them
 * for. Nobody scans.
 */
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { keys, lists } from '../lambdas/store/schema.ts';

export interface Access {
  readonly actions: readonly `dynamodb:${string}`[];
  /** Partition keys, with `*` for any text. */
  readonly of: readonly string[];
}

const any = '*';
const projects = keys.project(any).PK;
const insideProject = lists.features(any).PK;
/** The item collection of an entity: its id, or the digest of one that is too long for a key. */
const entity = 'E#*';
const totals = 'T#*';
const parked = lists.parked().PK;

/** All that is configured, its history, and what is due. */
const configuration = [
  keys.accountCounts().PK,
  projects,
  keys.segment(any).PK,
  insideProject,
  lists.references(any).PK,
  lists.history(any).PK,
  lists.due().PK,
];

export const access = {
  /** Changes are transactions, for which DynamoDB asks the permission of each of their writes. */
  configure: {
    actions: [
      'dynamodb:BatchGetItem',
      'dynamodb:ConditionCheckItem',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ],
    of: configuration,
  },
  readConfiguration: { actions: ['dynamodb:BatchGetItem', 'dynamodb:GetItem'], of: [projects, insideProject] },
  readRules: { actions: ['dynamodb:GetItem'], of: [projects, insideProject] },
  readRunning: { actions: ['dynamodb:GetItem', 'dynamodb:Query'], of: [projects, insideProject] },
  readAssignments: { actions: ['dynamodb:BatchGetItem'], of: [entity] },
  writeEntities: { actions: ['dynamodb:UpdateItem'], of: [entity] },
  countDrops: { actions: ['dynamodb:UpdateItem'], of: [totals] },
  readTotals: { actions: ['dynamodb:Query'], of: [totals] },
  writeTotals: { actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], of: [totals] },
  park: { actions: ['dynamodb:PutItem'], of: [parked] },
} as const satisfies Record<string, Access>;

export const statementOf = ({ actions, of }: Access, tableArn: string): PolicyStatement =>
  new PolicyStatement({
    actions: [...actions],
    resources: [tableArn],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...of] } },
  });
