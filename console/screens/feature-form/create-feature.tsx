import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useChange } from '../../api/use-change.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { useDraft } from '../../parts/edit/use-draft.ts';
import { Page } from '../../parts/page.tsx';
import { FailureNotice } from '../../parts/states/failure-notice.tsx';
import { SubmitButton } from '../../parts/submit-button.tsx';
import { NAME_PATTERN, TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import { type Draft, newDraft, type ValueType, valueProblem, variationOf } from './draft.ts';
import { FeatureFields } from './feature-fields.tsx';

const { feature: text } = words;
const route = getRouteApi('/p/$project/create-feature');
const types = Object.entries(text.types) as [ValueType, string][];

export const CreateFeature = () => {
  const { project } = route.useParams();
  const navigate = useNavigate();
  const { content: draft, replace: setDraft, forget } = useDraft<Draft>(`new feature ${project}`, newDraft);
  const create = useChange('CreateFeature', () => {
    forget();
    return navigate({ to: '/p/$project/features/$feature', params: { project, feature: draft.name } });
  });
  const isWrong = draft.variations.some(({ value }) => valueProblem(value, draft.type) !== undefined);
  return (
    <Page title={text.create}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate(creationOf(project, draft));
        }}
      >
        <TextField
          label={text.name}
          hint={text.nameHint}
          required
          maxLength={127}
          pattern={NAME_PATTERN}
          value={draft.name}
          onValue={(name) => setDraft({ ...draft, name })}
        />
        <ChoiceField
          label={text.type}
          value={draft.type}
          choices={types}
          onValue={(type) => setDraft({ ...draft, type })}
        />
        <FeatureFields draft={draft} onDraft={setDraft} />
        {create.error && <FailureNotice error={create.error} />}
        <div className="form-buttons">
          <SubmitButton label={text.create} disabled={create.isPending || isWrong} error={create.error} />
          <Link className="plain-button" to="/p/$project/features" params={{ project }} onClick={forget}>
            {words.confirm.cancel}
          </Link>
        </div>
      </form>
    </Page>
  );
};

const creationOf = (project: string, { name, description, type, variations, defaultVariation }: Draft) => ({
  project,
  name,
  ...(description === '' ? {} : { description }),
  variations: variations.map((variation) => variationOf(variation, type)),
  defaultVariation,
});
