/**
 * A feature in lines, for a comparison.
 */
import { entriesOf } from '../../api/entries.ts';
import type { Feature } from '../../api/queries/features.ts';
import type { Lines } from '../../parts/before-after.tsx';
import { words } from '../../words/en.ts';
import { ruleTypeOf } from '../feature/rule-type.ts';
import { type Draft, draftOf } from './draft.ts';

const { feature: text } = words;

interface FeatureParts {
  readonly draft?: Draft;
  /** Variations by entity. */
  readonly overrides?: Readonly<Record<string, string>>;
}

/** A feature as it is, but for the parts that somebody has written. */
export const featureLines = (feature: Feature, parts: FeatureParts = {}): Lines => {
  const { draft = draftOf(feature), overrides = Object.fromEntries(entriesOf(feature.entityOverrides)) } = parts;
  return {
    [text.description]: draft.description,
    [text.default]: draft.defaultVariation,
    [text.serves]: words.history.strategies[feature.evaluationStrategy] ?? feature.evaluationStrategy,
    ...Object.fromEntries(draft.variations.map(({ name, value }) => [text.variationLine(name), value])),
    ...Object.fromEntries(
      (feature.evaluationRules ?? []).map(({ type, name = '' }) => [
        ruleTypeOf(type) === 'launch' ? text.launch : text.experiment,
        name,
      ]),
    ),
    ...Object.fromEntries(Object.entries(overrides).map(([entity, name]) => [text.overrideLine(entity), name])),
  };
};
