/**
 * Pages of lists. A page is one Query, holds as many entities as asked for while there are more, and tells the place
 * behind which the next one starts; what others write meanwhile neither repeats nor hides what was there.
 */

import type { Item } from './change.ts';
import { hasEntity } from './entity.ts';
import type { Table } from './table.ts';

export interface ListPage {
  readonly limit: number;
  /** The place behind which the page starts, as the page before told. */
  readonly after?: string | undefined;
}

/** A page of a list; `last` is the place behind which the next page starts, absent on the last page. */
export interface Listed<Entity> {
  readonly entities: Entity[];
  readonly last?: string | undefined;
}

interface List {
  readonly PK: string;
  readonly prefix: string;
}

/** A page of a list of single items; one that reads as undefined is left out, and the page is shorter by it. */
export const listItems = async <Entity>(
  table: Table,
  list: List,
  {
    page,
    read,
    newestFirst = false,
  }: { page: ListPage; read: (item: Item) => Entity | undefined; newestFirst?: boolean },
): Promise<Listed<Entity>> => {
  const { items, more } = await table.page({ list, limit: page.limit, after: page.after, newestFirst });
  return { entities: items.flatMap((item) => read(item) ?? []), ...(more ? { last: items.at(-1)?.SK as string } : {}) };
};

/**
 * A page of a list in which each item is followed by the item of its counts. The two are written and deleted together,
 * but a Query that runs meanwhile may see one of them: such a one is being created or deleted, and is left out.
 */
export const listPairs = async <Entity>(
  table: Table,
  list: List,
  { page, read }: { page: ListPage; read: (item: Item, counts: Item) => Entity | undefined },
): Promise<Listed<Entity>> => {
  const { items, more } = await table.page({ list, limit: page.limit * 2, after: page.after });
  const cut = more && hasEntity(items.at(-1) ?? {}) ? items.slice(0, -1) : items;
  return {
    entities: pairs(cut).flatMap(([item, counts]) => read(item, counts) ?? []),
    ...(more ? { last: cut.at(-1)?.SK as string } : {}),
  };
};

const pairs = (items: readonly Item[]): [Item, Item][] =>
  items.flatMap((item, index): [Item, Item][] => {
    const counts = items[index + 1];
    return hasEntity(item) && counts?.SK === `${item.SK}#COUNTS` ? [[item, counts]] : [];
  });
