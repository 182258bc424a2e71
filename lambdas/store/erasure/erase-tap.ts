/** Deletes what taps show of an entity. A sample is for ten minutes and nothing depends on it, so its call goes whole. */
import { type Item, remove } from '../table/change.ts';
import { hasEntity } from '../table/entity.ts';
import { type Key, lists } from '../table/schema.ts';
import type { Erased, ErasureContext } from './erasing.ts';

/** Returns undefined for an item that does not name the entity. */
export const eraseTap = async ({ table, entityId }: ErasureContext, item: Item & Key): Promise<Erased | undefined> => {
  if (!item.PK.startsWith(lists.taps('').PK) || !hasEntity(item)) return undefined;
  if (!textsIn(JSON.parse(item.entity as string)).some((text) => names(text, entityId))) return undefined;
  await table.commitOne(remove({ PK: item.PK, SK: item.SK }));
  return 'tapSamples';
};

/** All texts in a value, at any depth. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(textsIn);
};

/** Data is JSON text that may have been cut. An id may also be a number there. */
const names = (text: string, entityId: string): boolean =>
  text.includes(entityId) || text.includes(JSON.stringify(entityId).slice(1, -1));
