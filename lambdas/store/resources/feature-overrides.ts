/**
 * Where the overrides of a feature are. Its rules have all of them, for evaluations. The feature's own item has them too
 * while they are few. Many would make each list expensive, so the item has their digest in their place, and whoever needs
 * them reads the rules as well.
 */

import { createHash } from 'node:crypto';
import type { Feature, FeatureOutline } from '../../../domain/feature.ts';
import type { OwnRules } from '../../../domain/lifecycle/rules.ts';
import type { Item } from '../table/change.ts';
import { fromItem, type Stored } from '../table/entity.ts';
import { keys } from '../table/schema.ts';
import type { Table } from '../table/table.ts';

/** The most bytes of overrides, as JSON, in the item of a feature: about twenty UUIDs. */
const MOST_BYTES = 1_024;

type Overrides = Feature['entityOverrides'];

/** A feature as its item has it. */
type FeatureInItem = Feature | (FeatureOutline & { readonly overridesDigest: string });

/** An outline with the names of the feature's running trials. */
export interface StoredOutline extends Stored<FeatureOutline> {
  readonly runningLaunch?: string | undefined;
  readonly runningExperiment?: string | undefined;
}

/** A feature with the names of its running trials. */
export interface StoredFeature extends StoredOutline {
  readonly entity: Feature;
}

/** Returns what the item of a feature has as its entity. The rules are written in the same transaction. */
export const featureInItem = (feature: Feature): FeatureInItem => {
  const { entityOverrides, ...outline } = feature;
  const isFew = Buffer.byteLength(JSON.stringify(entityOverrides)) <= MOST_BYTES;
  return isFew ? feature : { ...outline, overridesDigest: digestOf(entityOverrides) };
};

export const outlineIn = (item: Item | undefined): StoredOutline | undefined => {
  const stored = fromItem<FeatureInItem>(item);
  return (
    stored && {
      ...stored,
      runningLaunch: item?.runningLaunch as string | undefined,
      runningExperiment: item?.runningExperiment as string | undefined,
    }
  );
};

/**
 * Reads a feature with its overrides as of one moment: by one GetItem, or by one more of its rules where they have the
 * overrides. The digest tells rules of another moment, and then both are read again.
 */
export const readFeature = async (table: Table, project: string, name: string): Promise<StoredFeature | undefined> => {
  const read = async () => outlineIn(await table.get(keys.feature(project, name)));
  let found = await read();
  while (found && !isWhole(found)) {
    const overrides = overridesIn(await table.get(keys.rules(project, name)));
    if (digestIn(found) === digestOf(overrides)) return withOverrides(found, overrides);
    const again = await read();
    // Nothing was written in between: a backup had caught the two items at different moments. Served is what rules have.
    if (again?.version === found.version) return withOverrides(found, overrides);
    found = again;
  }
  return found;
};

const isWhole = (found: StoredOutline): found is StoredFeature => 'entityOverrides' in found.entity;

const digestIn = ({ entity }: StoredOutline): string | undefined =>
  'overridesDigest' in entity ? (entity.overridesDigest as string) : undefined;

const overridesIn = (rules: Item | undefined): Overrides =>
  rules?.feature === undefined ? {} : (JSON.parse(rules.feature as string) as OwnRules).entityOverrides;

const withOverrides = (found: StoredOutline, entityOverrides: Overrides): StoredFeature => {
  const { overridesDigest, ...outline } = found.entity as FeatureOutline & { readonly overridesDigest?: string };
  return { ...found, entity: { ...outline, entityOverrides } };
};

const digestOf = (overrides: Overrides): string =>
  createHash('sha256').update(JSON.stringify(overrides)).digest('base64url');
