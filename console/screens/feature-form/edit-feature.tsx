import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Feature, featureQuery } from '../../api/queries/features.ts';
import { useChange } from '../../api/use-change.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { Missing } from '../../parts/states/missing.tsx';
import { words } from '../../words/en.ts';
import { draftChanges, draftOf, updateOf, valueProblem } from './draft.ts';
import { FeatureFields } from './feature-fields.tsx';

const { feature: text } = words;
const route = getRouteApi('/p/$project/features/$feature/edit');

export const EditFeature = () => {
  const { project, feature: name } = route.useParams();
  const query = useQuery(featureQuery(project, name));
  return (
    <Page title={text.editOf(name)}>
      <Answer query={query} missing={<Missing project={project} resource={`feature/${name}`} />}>
        {(feature) => <EditForm project={project} feature={feature} />}
      </Answer>
    </Page>
  );
};

/** Keeps what the feature was when the form was opened: that is what a change is compared with. */
const EditForm = ({ project, feature }: { readonly project: string; readonly feature: Feature }) => {
  const navigate = useNavigate();
  const [former] = useState(() => draftOf(feature));
  const [draft, setDraft] = useState(former);
  const [reviewed, setReviewed] = useState(false);
  const params = { project, feature: feature.name };
  const change = useChange('UpdateFeature', () => navigate({ to: '/p/$project/features/$feature', params }));
  const changes = draftChanges(former, draft);
  const isWrong = draft.variations.some(({ value }) => valueProblem(value, draft.type) !== undefined);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        setReviewed(true);
      }}
    >
      <FeatureFields draft={draft} onDraft={setDraft} />
      <div className="form-buttons">
        <button type="submit" className="main-button" disabled={changes.length === 0 || isWrong}>
          {text.review}
        </button>
        <Link className="plain-button" to="/p/$project/features/$feature" params={params}>
          {words.confirm.cancel}
        </Link>
      </div>
      {reviewed && (
        <ConfirmDialog
          title={text.saveTitle(feature.name)}
          action={text.save}
          changes={changes}
          pending={change.isPending}
          error={change.error}
          onConfirm={() => change.mutate({ ...params, ...updateOf(former, draft) })}
          onClose={() => setReviewed(false)}
        />
      )}
    </form>
  );
};
