/**
 * Reads lists in pages. A page is one Query. It has as many entities as requested while there are more, and names the
 * position behind which the next page starts. Concurrent writes neither repeat nor hide the entities that were there.
 */

import type { Item } from './change.ts';
import { hasEntity } from './entity.ts';
import type { PageQuery, Table } from './table.ts';

export interface ListPage {
  readonly limit: number;
  /** The position behind which the page starts, from the page before. */
  readonly after?: string | undefined;
}

/** A page of a list. The next page starts behind `last`, which is absent on the last page. */
export interface Listed<Entity> {
  readonly entities: Entity[];
  readonly last?: string | undefined;
}

interface List {
  readonly PK: string;
  readonly prefix: string;
}

interface ItemPage<Entity> extends Pick<PageQuery, 'newestFirst' | 'from' | 'upTo'> {
  readonly page: ListPage;
  readonly read: (item: Item) => Entity | undefined;
}

/** Reads a page of single items. An item that `read` does not understand is left out, and shortens the page. */
export const listItems = async <Entity>(
  table: Table,
  list: List,
  { page, read, ...order }: ItemPage<Entity>,
): Promise<Listed<Entity>> => {
  const { items, more } = await table.page({ list, limit: page.limit, after: page.after, ...order });
  return { entities: items.flatMap((item) => read(item) ?? []), ...(more ? { last: items.at(-1)?.SK as string } : {}) };
};

/**
 * Reads a page of pairs: each item is followed by the item of its counts. Both are written and deleted together, but a
 * concurrent Query may see only one of them. Such an item is left out.
 */
export const listPairs = async <Entity>(
  table: Table,
  list: List,
  { page, read }: { page: ListPage; read: (item: Item, counts: Item) => Entity | undefined },
): Promise<Listed<Entity>> => {
  const { items, more } = await table.page({ list, limit: page.limit * 2, after: page.after });
  const cut = more && hasEntity(items.at(-1) ?? {}) ? items.slice(0, -1) : items;
  return {
    entities: pairItems(cut).flatMap(([item, counts]) => read(item, counts) ?? []),
    ...(more ? { last: cut.at(-1)?.SK as string } : {}),
  };
};

const pairItems = (items: readonly Item[]): [Item, Item][] =>
  items.flatMap((item, index): [Item, Item][] => {
    const counts = items[index + 1];
    return hasEntity(item) && counts?.SK === `${item.SK}#COUNTS` ? [[item, counts]] : [];
  });
