/**
 * What the parts of an erasure work with, and what they tell of it.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { entityDigest, ofEntity } from '../table/schema.ts';
import type { Table } from '../table/table.ts';

export interface Erasing {
  readonly table: Table;
  /** For raw values. */
  readonly client: DynamoDBClient;
  /** For plain ones, numbers among them as they are. */
  readonly documents: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly entityId: string;
  /** How long history is kept, in days. */
  readonly historyRetention: number;
  /** Whether what this trial of the project still counts may concern its entities. */
  readonly counts: (project: string, trialId: string) => Promise<boolean>;
}

/** What was done to an item. 'kept' is what totals that still count need, without the id. */
export type Erased = 'assignments' | 'sums' | 'kept' | 'historyRecords' | 'deliveryRecords' | 'parkedRecords';

/** How many of each, of one project. */
export type Tally = Partial<Record<Erased, number>>;

const form = /^E#([^#=]+)(?:=(.*)|#(.*))$/s;

/** The project and the way in which the item collection is named, where it is the entity's; undefined where it is not. */
export const ownCollection = (
  PK: string,
  entityId: string,
): { readonly project: string; readonly isById: boolean; readonly digested: string } | undefined => {
  const [, project = '', id, digest] = form.exec(PK) ?? [];
  const isOwn = id === undefined ? digest === entityDigest(entityId) : id === entityId;
  return project && isOwn ? { project, isById: id !== undefined, digested: ofEntity(project, entityId) } : undefined;
};
