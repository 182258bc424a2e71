import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Feature, featureQuery } from '../../api/queries/features.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { calling, useEdit } from '../../parts/edit/use-edit.ts';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { Missing } from '../../parts/states/missing.tsx';
import { ThreeWays } from '../../parts/three-ways.tsx';
import { words } from '../../words/en.ts';
import { draftChanges, draftOf, mergeFeatureDrafts, updateOf, valueProblem } from './draft.ts';
import { FeatureFields } from './feature-fields.tsx';
import { featureLines } from './feature-lines.ts';

const { feature: text } = words;
const route = getRouteApi('/p/$project/features/$feature/edit');

export const EditFeature = () => {
  const { project, feature: name } = route.useParams();
  const query = useQuery(featureQuery(project, name));
  return (
    <Page title={text.editOf(name)}>
      <Answer query={query} keeps missing={<Missing project={project} resource={`feature/${name}`} />}>
        {(feature) => <EditForm project={project} feature={feature} />}
      </Answer>
    </Page>
  );
};

/** What is typed is compared with what the feature was when the form was opened. */
const EditForm = ({ project, feature }: { readonly project: string; readonly feature: Feature }) => {
  const navigate = useNavigate();
  const [reviewed, setReviewed] = useState(false);
  const params = { project, feature: feature.name };
  const toFeature = () => navigate({ to: '/p/$project/features/$feature', params });
  const { original, draft, change, save, ...edit } = useEdit(calling('UpdateFeature'), {
    theirs: feature,
    draftOf,
    kept: `feature ${project} ${feature.name}`,
    merge: mergeFeatureDrafts,
    done: toFeature,
  });
  const changes = draftChanges(original, draft);
  const elsewhere = edit.elsewhere((one, own) => featureLines(one, { draft: own }));
  const isWrong = draft.variations.some(({ value }) => valueProblem(value, draft.type) !== undefined);
  const leave = () => {
    edit.forget();
    void toFeature();
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        setReviewed(true);
      }}
    >
      <FeatureFields draft={draft} onDraft={change} />
      {elsewhere && !reviewed && <ThreeWays {...elsewhere} />}
      <div className="form-buttons">
        <button
          type="submit"
          className="main-button"
          disabled={changes.length === 0 || isWrong || elsewhere !== undefined}
        >
          {text.review}
        </button>
        <button type="button" className="plain-button" onClick={leave}>
          {words.confirm.cancel}
        </button>
      </div>
      {reviewed && (
        <ConfirmDialog
          title={text.saveTitle(feature.name)}
          action={text.save}
          changes={changes}
          pending={edit.isPending || changes.length === 0}
          error={edit.error}
          elsewhere={elsewhere}
          onConfirm={() => save({ ...params, ...updateOf(original, draft) })}
          onClose={() => setReviewed(false)}
        />
      )}
    </form>
  );
};
