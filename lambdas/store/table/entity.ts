/**
 * Entities as items: what conditions look at are attributes, the rest is one attribute of JSON text. So no number that
 * a caller may send (DynamoDB keeps 38 digits up to 1e126, doubles go to 1e308) is changed or refused by the store.
 */

import { randomInt } from 'node:crypto';
import type { Item } from './change.ts';
import type { Key } from './schema.ts';

/** An entity as it was read, with the version that a write depending on it is conditional on. */
export interface Stored<Entity> {
  readonly entity: Entity;
  readonly version: number;
}

/**
 * The version that a new entity has: a number that an earlier entity of the same name never had, so that a write that
 * depends on the earlier one cannot replace the new one.
 */
export const firstVersion = (): number => randomInt(2 ** 47);

export const toItem = (key: Key, { entity, version }: Stored<object>): Item & Key => ({
  ...key,
  version,
  entity: JSON.stringify(entity),
});

export const entityOf = <Entity>(item: Item): Entity => JSON.parse(item.entity as string) as Entity;

/**
 * Undefined for nothing, and for an item without an entity: what counted in an item that had just been deleted, as an earlier
 * version does while a deployment replaces it, left one that is nothing else.
 */
export const fromItem = <Entity>(item: Item | undefined): Stored<Entity> | undefined =>
  item && hasEntity(item) ? { entity: entityOf<Entity>(item), version: item.version as number } : undefined;

export const hasEntity = (item: Item): boolean => 'entity' in item;

/** A counter of an item, 0 where it was never counted. */
export const counter = (item: Item | undefined, name: string): number => (item?.[name] as number | undefined) ?? 0;
