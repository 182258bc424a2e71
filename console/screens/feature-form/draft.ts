/**
 * A feature as it is being written: all values are text until they are saved.
 */
import type { Input } from '../../../contract/index.ts';
import type { Feature } from '../../api/queries/features.ts';
import type { Change } from '../../parts/before-after.tsx';
import { mergeDrafts } from '../../parts/edit/merge-drafts.ts';
import { words } from '../../words/en.ts';

export type ValueType = Feature['valueType'];
type Variation = Input<'CreateFeature'>['variations'][number];

export interface DraftVariation {
  /** The name that it had; undefined for a new one. */
  readonly former?: string;
  readonly name: string;
  readonly value: string;
}

export interface Draft {
  readonly name: string;
  readonly description: string;
  readonly type: ValueType;
  readonly variations: readonly DraftVariation[];
  readonly defaultVariation: string;
}

export const newDraft: Draft = {
  name: '',
  description: '',
  type: 'BOOLEAN',
  variations: [
    { name: 'off', value: 'false' },
    { name: 'on', value: 'true' },
  ],
  defaultVariation: 'off',
};

export const draftOf = (feature: Feature): Draft => ({
  name: feature.name,
  description: feature.description ?? '',
  type: feature.valueType,
  variations: feature.variations.map(({ name = '', value }) => ({ former: name, name, value: rawText(value) })),
  defaultVariation: feature.defaultVariation ?? '',
});

const rawText = (value: Feature['variations'][number]['value']): string => String(Object.values(value ?? {})[0] ?? '');

/** Values as the API takes them. A whole number that JavaScript cannot hold would change, and is refused before. */
export const variationOf = ({ name, value }: DraftVariation, type: ValueType): Variation => {
  if (type === 'BOOLEAN') return { name, value: { boolValue: value === 'true' } };
  if (type === 'STRING') return { name, value: { stringValue: value } };
  return { name, value: type === 'LONG' ? { longValue: Number(value) } : { doubleValue: Number(value) } };
};

/** What is wrong with the text of a value; undefined when it is one of its type. */
export const valueProblem = (value: string, type: ValueType): string | undefined => {
  if (type === 'LONG')
    return Number.isSafeInteger(Number(value)) && value.trim() !== '' ? undefined : words.feature.notNumber;
  if (type === 'DOUBLE')
    return Number.isFinite(Number(value)) && value.trim() !== '' ? undefined : words.feature.notNumber;
  return undefined;
};

/** What a changed draft makes of a feature, in words. */
export const draftChanges = (before: Draft, after: Draft): readonly Change[] => {
  const { feature: text } = words;
  const single = [
    { what: text.description, before: before.description, after: after.description },
    { what: text.default, before: before.defaultVariation, after: after.defaultVariation },
  ];
  const names = [...new Set([...before.variations, ...after.variations].map(({ name }) => name))];
  const valueIn = ({ variations }: Draft, wanted: string): string =>
    variations.find(({ name }) => name === wanted)?.value ?? NONE;
  const values = names.map((name) => ({ what: name, before: valueIn(before, name), after: valueIn(after, name) }));
  return [...single, ...values].filter((change) => change.before !== change.after);
};

const NONE = '—';

/** The members of UpdateFeature for what changed. */
export const updateOf = (before: Draft, after: Draft): Omit<Input<'UpdateFeature'>, 'project' | 'feature'> => {
  const kept = new Map(before.variations.map(({ name, value }) => [name, value]));
  const changed = after.variations.filter(({ name, value }) => kept.get(name) !== value);
  const removed = before.variations
    .map(({ name }) => name)
    .filter((name) => !after.variations.some((each) => each.name === name));
  return {
    ...(before.description === after.description ? {} : { description: after.description }),
    ...(before.defaultVariation === after.defaultVariation ? {} : { defaultVariation: after.defaultVariation }),
    ...(changed.length > 0 ? { addOrUpdateVariations: changed.map((each) => variationOf(each, after.type)) } : {}),
    ...(removed.length > 0 ? { removeVariations: removed } : {}),
  };
};

const valuesOf = ({ variations }: Draft): Readonly<Record<string, string>> =>
  Object.fromEntries(variations.map(({ name, value }) => [name, value]));

/** Variations are brought together by their names. */
export const mergeFeatureDrafts: typeof mergeDrafts<Draft> = ({ from, yours, theirs }) => {
  const values = mergeDrafts({ from: valuesOf(from), yours: valuesOf(yours), theirs: valuesOf(theirs) });
  const isTheirs = new Set(theirs.variations.map(({ name }) => name));
  const { defaultVariation, ...merged } = mergeDrafts({ from, yours, theirs });
  const names = Object.keys(values);
  return {
    ...merged,
    variations: Object.entries(values).map(([name, value]) => ({
      ...(isTheirs.has(name) ? { former: name } : {}),
      name,
      value,
    })),
    defaultVariation: names.includes(defaultVariation) ? defaultVariation : (names[0] ?? ''),
  };
};
