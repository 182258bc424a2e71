import { ChoiceField } from '../../parts/choice-field.tsx';
import { NAME_PATTERN, TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import { type Draft, type DraftVariation, valueProblem } from './draft.ts';

const { feature: text } = words;
const MOST_VARIATIONS = 5;

interface FeatureFieldsProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}

/** The description, the variations and the default of a feature. */
export const FeatureFields = ({ draft, onDraft }: FeatureFieldsProps) => {
  const { description, variations, defaultVariation } = draft;
  const setVariations = (next: readonly DraftVariation[]) => {
    const isThere = next.some(({ name }) => name === defaultVariation);
    onDraft({ ...draft, variations: next, defaultVariation: isThere ? defaultVariation : (next[0]?.name ?? '') });
  };
  const change = (index: number, part: Partial<DraftVariation>) => {
    const former = variations[index];
    const next = variations.map((each, at) => (at === index ? { ...each, ...part } : each));
    const renamed = part.name !== undefined && former?.name === defaultVariation;
    onDraft({
      ...draft,
      variations: next,
      ...(renamed && part.name !== undefined ? { defaultVariation: part.name } : {}),
    });
  };
  return (
    <>
      <TextField
        label={text.description}
        maxLength={160}
        value={description}
        onValue={(value) => onDraft({ ...draft, description: value })}
      />
      {variations.map((variation, index) => (
        <VariationFields
          // biome-ignore lint/suspicious/noArrayIndexKey: names change while they are typed, places do not
          key={index}
          index={index}
          draft={draft}
          onChange={(part) => change(index, part)}
          onRemove={() => setVariations(variations.filter((each) => each !== variation))}
        />
      ))}
      {variations.length < MOST_VARIATIONS && (
        <div>
          <button
            type="button"
            className="small-button"
            onClick={() => setVariations([...variations, { name: '', value: '' }])}
          >
            {text.addVariation}
          </button>
        </div>
      )}
      <ChoiceField
        label={text.default}
        value={defaultVariation}
        choices={variations.map(({ name }) => [name, name] as const)}
        onValue={(value) => onDraft({ ...draft, defaultVariation: value })}
      />
    </>
  );
};

interface VariationFieldsProps {
  readonly index: number;
  readonly draft: Draft;
  readonly onChange: (part: Partial<DraftVariation>) => void;
  readonly onRemove: () => void;
}

const VariationFields = ({ index, draft, onChange, onRemove }: VariationFieldsProps) => {
  const { type, variations } = draft;
  const { former, name = '', value = '' } = variations[index] ?? {};
  return (
    <fieldset className="line-fields">
      <legend>{text.variation(index + 1)}</legend>
      <TextField
        label={text.variationName}
        required
        maxLength={127}
        pattern={NAME_PATTERN}
        title={text.nameHint}
        readOnly={former !== undefined}
        value={name}
        onValue={(next) => onChange({ name: next })}
      />
      {type === 'BOOLEAN' ? (
        <ChoiceField
          label={text.value}
          value={value === 'true' ? 'true' : 'false'}
          choices={booleans}
          onValue={(next) => onChange({ value: next })}
        />
      ) : (
        <TextField
          label={text.value}
          maxLength={512}
          value={value}
          problem={value === '' ? undefined : valueProblem(value, type)}
          onValue={(next) => onChange({ value: next })}
        />
      )}
      {variations.length > 1 && (
        <button type="button" className="small-button" aria-label={text.removeVariation(name)} onClick={onRemove}>
          {text.remove}
        </button>
      )}
    </fieldset>
  );
};

const booleans = [
  ['false', 'false'],
  ['true', 'true'],
] as const;
