/** The context of all parts of an erasure, and their results. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { entityDigest, entityPartition } from '../table/schema.ts';
import type { Table } from '../table/table.ts';

export interface ErasureContext {
  readonly table: Table;
  /** For raw values. */
  readonly client: DynamoDBClient;
  /** For plain values. Numbers are not wrapped. */
  readonly documents: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly entityId: string;
  /** The retention of history, in days. */
  readonly historyRetention: number;
  /** Tells whether a trial of the project still counts events of its entities. */
  readonly counts: (project: string, trialId: string) => Promise<boolean>;
}

/** The kinds of erased items. Totals that still count need the 'kept' ones, without the id. */
export type Erased =
  | 'assignments'
  | 'sums'
  | 'kept'
  | 'historyRecords'
  | 'deliveryRecords'
  | 'parkedRecords'
  | 'tapSamples';

/** The number of each kind in one project. */
export type Tally = Partial<Record<Erased, number>>;

const form = /^E#([^#=]+)(?:=(.*)|#(.*))$/s;

/**
 * Returns the project of an item collection and the form of its name; undefined for the collection of another entity.
 */
export const ownCollection = (
  PK: string,
  entityId: string,
): { readonly project: string; readonly isById: boolean; readonly digested: string } | undefined => {
  const [, project = '', id, digest] = form.exec(PK) ?? [];
  const isOwn = id === undefined ? digest === entityDigest(entityId) : id === entityId;
  return project && isOwn
    ? { project, isById: id !== undefined, digested: entityPartition(project, entityId) }
    : undefined;
};
