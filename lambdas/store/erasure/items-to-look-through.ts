/**
 * Lists the items that may belong to an entity: some partitions of one project, or the whole table for all projects,
 * deleted ones included.
 */
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { type HistoryRecord, historyPartition } from '../resources/history.ts';
import type { Item } from '../table/change.ts';
import { entityOf, hasEntity } from '../table/entity.ts';
import { deliveryPartitions, entityPartition, entityPartitionById, type Key, lists } from '../table/schema.ts';
import type { PageQuery, Table } from '../table/table.ts';
import type { ErasureContext } from './erasing.ts';

export type KeyedItem = Item & Key;

interface OfProject {
  readonly name: string;
  /** The creation id. */
  readonly id: string;
}

export async function* itemsOfTable({
  documents: client,
  tableName: TableName,
}: ErasureContext): AsyncGenerator<KeyedItem> {
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true }))
    yield* Items as KeyedItem[];
}

export async function* itemsOfProject(
  { table, entityId }: ErasureContext,
  { name, id }: OfProject,
): AsyncGenerator<KeyedItem> {
  const byId = entityPartitionById(name, entityId);
  for (const PK of [entityPartition(name, entityId), byId ?? [], deliveryPartitions(name)].flat())
    yield* pagesOf(table, { PK, prefix: '' });
  yield* pagesOf(table, lists.undelivered(name));
  yield* pagesOf(table, lists.parked());
  yield* pagesOf(table, lists.taps(name));
  yield* pagesOf(table, lists.rules(name));
  yield* itemsOfHistory(table, id);
}

/** Lists the history of the project, and the copies under its features. */
async function* itemsOfHistory(table: Table, projectId: string): AsyncGenerator<KeyedItem> {
  const copies = new Set<string>();
  for await (const item of pagesOf(table, lists.history(projectId))) {
    if (hasEntity(item)) copies.add(historyPartition(projectId, entityOf<HistoryRecord>(item)));
    yield item;
  }
  for (const PK of copies) yield* pagesOf(table, { PK, prefix: '' });
}

const PAGE = 100;

/** Lists all items of a list. */
export async function* pagesOf(table: Table, list: PageQuery['list']): AsyncGenerator<KeyedItem> {
  for (let after: string | undefined; ; ) {
    const { items, more } = await table.page({ list, limit: PAGE, after });
    yield* items as KeyedItem[];
    if (!more) return;
    after = items.at(-1)?.SK as string;
  }
}
