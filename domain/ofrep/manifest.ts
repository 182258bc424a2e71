/** The flag manifest of OpenFeature: what code may ask of a feature, and nothing of whom it serves. */

import type { FeatureRules, VariableValue } from '@selfevident/evaluation';
import { flagValue } from './value.ts';

/** The types of values as the manifest has them. */
const types = { boolValue: 'boolean', stringValue: 'string', longValue: 'integer', doubleValue: 'float' } as const;

type ManifestType = (typeof types)[keyof typeof types];

interface ManifestFlag {
  readonly type: ManifestType;
  /** JSON: a float always has a point or an exponent. */
  readonly defaultValue: unknown;
}

/** The type of a feature's values, and the value of its default variation. */
export const manifestFlag = ({ variations, defaultVariation }: FeatureRules): ManifestFlag => {
  const { value } = variations.find(({ name }) => name === defaultVariation) as { readonly value: VariableValue };
  return { type: typeOf(value), defaultValue: flagValue(value) };
};

const typeOf = (value: VariableValue): ManifestType => types[Object.keys(value)[0] as keyof typeof types];
