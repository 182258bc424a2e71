/**
 * A feature and its variations.
 */

import type { VariableValue, Variation } from '@selfevident/evaluation';
import type { Fault } from './fault.ts';

export type ValueType = 'BOOLEAN' | 'STRING' | 'LONG' | 'DOUBLE';

export interface Feature {
  readonly id: string;
  readonly project: string;
  readonly name: string;
  readonly description: string;
  readonly createdTime: number;
  readonly lastUpdatedTime: number;
  readonly evaluationStrategy: 'ALL_RULES' | 'DEFAULT_VARIATION';
  /** In the order of the requests that added them. */
  readonly variations: readonly Variation[];
  readonly defaultVariation: string;
  /** Maps an entity id to the name of the variation that the entity is always served. */
  readonly entityOverrides: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** A feature without its overrides. They may be many, and few questions about features are about them. */
export type FeatureOutline = Omit<Feature, 'entityOverrides'>;

const types: readonly [member: string, type: ValueType][] = [
  ['boolValue', 'BOOLEAN'],
  ['stringValue', 'STRING'],
  ['longValue', 'LONG'],
  ['doubleValue', 'DOUBLE'],
];

const typeOf = (value: VariableValue): ValueType => types.find(([member]) => member in value)?.[1] ?? 'STRING';

/** Returns the type of all variations, taken from the first. */
export const valueTypeOf = ({ variations }: Pick<Feature, 'variations'>): ValueType =>
  variations[0] ? typeOf(variations[0].value) : 'STRING';

/** The largest number of variations of a feature. */
const MAX_VARIATIONS = 5;

/**
 * Returns the faults of a feature: too many variations, repeated names, mixed types, or a default or an override that
 * names no variation. `pathOf` returns the path of the variation at an index in the request.
 */
export const featureFaults = (
  feature: Feature,
  pathOf: (index: number) => string = (index) => `variations[${index}]`,
): Fault[] => {
  const names = feature.variations.map(({ name }) => name);
  const type = valueTypeOf(feature);
  return [
    ...(names.length > MAX_VARIATIONS
      ? [{ name: pathOf(MAX_VARIATIONS), message: `is one more than the ${MAX_VARIATIONS} that a feature can have` }]
      : []),
    ...feature.variations.flatMap(({ name, value }, index) => [
      ...(names.indexOf(name) < index
        ? [{ name: `${pathOf(index)}.name`, message: `'${name}' is already a variation` }]
        : []),
      ...(typeOf(value) === type
        ? []
        : [
            {
              name: `${pathOf(index)}.value`,
              message: `must be of the type ${type} like the first variation`,
            },
          ]),
    ]),
    ...(names.includes(feature.defaultVariation)
      ? []
      : [{ name: 'defaultVariation', message: `'${feature.defaultVariation}' is not a variation of the feature` }]),
    ...overrideFaults(feature.entityOverrides, names),
  ];
};

const overrideFaults = (overrides: Readonly<Record<string, string>>, variations: readonly string[]): Fault[] =>
  [...new Set(Object.values(overrides))]
    .filter((variation) => !variations.includes(variation))
    .map((variation) => ({ name: 'entityOverrides', message: `'${variation}' is not a variation of the feature` }));

export interface FeatureUpdate {
  readonly description?: string | undefined;
  readonly evaluationStrategy?: Feature['evaluationStrategy'] | undefined;
  readonly addOrUpdateVariations?: readonly Variation[] | undefined;
  readonly removeVariations?: readonly string[] | undefined;
  readonly defaultVariation?: string | undefined;
  readonly entityOverrides?: Readonly<Record<string, string>> | undefined;
}

/**
 * Returns the feature after an update. A variation of a known name is replaced where it stands, and a new one is
 * appended. Unknown names in `removeVariations` are ignored. New overrides replace all old ones.
 */
export const applyFeatureUpdate = (feature: Feature, update: FeatureUpdate, now: number): Feature => ({
  ...feature,
  description: update.description ?? feature.description,
  evaluationStrategy: update.evaluationStrategy ?? feature.evaluationStrategy,
  variations: mergeVariations(feature.variations, update),
  defaultVariation: update.defaultVariation ?? feature.defaultVariation,
  entityOverrides: update.entityOverrides ?? feature.entityOverrides,
  lastUpdatedTime: now,
});

const mergeVariations = (
  current: readonly Variation[],
  { addOrUpdateVariations: input = [], removeVariations: removed = [] }: FeatureUpdate,
): Variation[] => {
  const kept = current.filter(({ name }) => !removed.includes(name));
  const known = kept.map(({ name }) => name);
  return [
    ...kept.map((variation) => input.find(({ name }) => name === variation.name) ?? variation),
    ...input.filter(({ name }) => !known.includes(name)),
  ];
};
