/**
 * Stores entities as items. Members that conditions need are attributes, and the rest is one attribute of JSON text. So
 * the store neither changes nor refuses any number that a caller may send (DynamoDB keeps 38 digits up to 1e126,
 * doubles go to 1e308).
 */

import { randomInt } from 'node:crypto';
import type { Item } from './change.ts';
import type { Key } from './schema.ts';

/** An entity with its version as read. A write that depends on the entity is conditional on the version. */
export interface Stored<Entity> {
  readonly entity: Entity;
  readonly version: number;
}

/**
 * Returns the version of a new entity. No earlier entity of the same name had it, so a write that depends on the
 * earlier one cannot replace the new one.
 */
export const firstVersion = (): number => randomInt(2 ** 47);

export const toItem = (key: Key, { entity, version }: Stored<object>): Item & Key => ({
  ...key,
  version,
  entity: JSON.stringify(entity),
});

export const entityOf = <Entity>(item: Item): Entity => JSON.parse(item.entity as string) as Entity;

/**
 * Returns undefined for nothing, and for an item without an entity. An earlier version, while a deployment replaces it,
 * leaves such an item when it counts in an item that was just deleted.
 */
export const fromItem = <Entity>(item: Item | undefined): Stored<Entity> | undefined =>
  item && hasEntity(item) ? { entity: entityOf<Entity>(item), version: item.version as number } : undefined;

export const hasEntity = (item: Item): boolean => 'entity' in item;

/** Returns a counter of an item, 0 before its first count. */
export const counter = (item: Item | undefined, name: string): number => (item?.[name] as number | undefined) ?? 0;
