import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { own } from '../../api/entries.ts';
import { featureQuery } from '../../api/queries/features.ts';
import { useAllFeatures } from '../../api/use-all-features.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { Locked } from '../../parts/locked.tsx';
import { Name } from '../../parts/name.tsx';
import { NoFeature } from '../../parts/no-feature.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { words } from '../../words/en.ts';
import { ruleTypeOf } from '../feature/rule-type.ts';
import type { StepProps } from './step-props.ts';

const { experimentWizard: text } = words;

/** Choosing a feature takes all of its variations, and compares with its default: the usual experiment is one choice. */
export const TreatmentsStep = ({ project, draft, onChange, locks }: StepProps) => {
  const { query, features, complete } = useAllFeatures(project);
  const isOwn = (name: string | undefined) => locks !== undefined && name === draft.name;
  const chosen = features.find(({ name }) => name === draft.feature);
  const running = chosen?.evaluationRules?.find(({ type, name }) => ruleTypeOf(type) === 'experiment' && !isOwn(name));
  return (
    <Locked why={locks?.treatments}>
      <Answer query={query} lines={2}>
        {() =>
          complete && features.length === 0 ? (
            <NoFeature project={project} />
          ) : (
            <ChoiceField
              label={text.feature}
              value={draft.feature}
              choices={[['', text.chooseFeature], ...features.map(({ name }) => [name, name] as const)]}
              onValue={(feature) => onChange({ feature, variations: [], control: '', weights: {} })}
            />
          )
        }
      </Answer>
      {running && <p className="notice amber">{text.busy(running.name ?? '')}</p>}
      {draft.feature !== '' && <Variations project={project} draft={draft} onChange={onChange} />}
    </Locked>
  );
};

const Variations = ({ project, draft, onChange }: StepProps) => {
  const query = useQuery(featureQuery(project, draft.feature));
  const names = query.data?.variations.flatMap(({ name }) => name ?? []) ?? [];
  const first = query.data?.defaultVariation ?? names[0] ?? '';
  const isUntouched = draft.control === '' && names.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first answer fills the form
  useEffect(() => {
    if (isUntouched) onChange({ variations: names.slice(0, MOST), control: first });
  }, [isUntouched]);
  return (
    <Answer query={query} lines={4}>
      {() => <Taking names={names} draft={draft} onChange={onChange} />}
    </Answer>
  );
};

/** Treatments that an experiment may have. */
const MOST = 5;

interface TakingProps extends Pick<StepProps, 'draft' | 'onChange'> {
  readonly names: readonly string[];
}

const Taking = ({ names, draft, onChange }: TakingProps) => {
  const { variations, control, weights } = draft;
  const take = (name: string, isTaken: boolean) =>
    onChange({ variations: names.filter((one) => (one === name ? isTaken : variations.includes(one))) });
  return (
    <>
      <fieldset className="wizard-group">
        <legend>{text.taking}</legend>
        {names.map((name) => (
          <div key={name} className="wizard-variation">
            <label className="wizard-check">
              <input
                type="checkbox"
                checked={variations.includes(name)}
                onChange={({ target }) => take(name, target.checked)}
              />
              <Name>{name}</Name>
            </label>
            {variations.includes(name) && (
              <span className="wizard-share">
                <input
                  className="field wizard-short"
                  type="number"
                  min={0}
                  max={100}
                  step="any"
                  aria-label={text.weight(name)}
                  placeholder={text.equalShare}
                  value={own(weights, name) ?? ''}
                  onChange={({ target }) => onChange({ weights: { ...weights, [name]: target.value } })}
                />
                <span aria-hidden="true">%</span>
              </span>
            )}
          </div>
        ))}
      </fieldset>
      <ChoiceField
        label={text.control}
        value={control}
        choices={variations.map((name) => [name, name] as const)}
        onValue={(chosen) => onChange({ control: chosen })}
      />
    </>
  );
};
