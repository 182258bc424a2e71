import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import { featureQuery } from '../../api/queries/features.ts';
import { useAllFeatures } from '../../api/use-all-features.ts';
import { useWrite } from '../../api/use-change.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { useDraft } from '../../parts/edit/use-draft.ts';
import { NoFeature } from '../../parts/no-feature.tsx';
import { whyNot } from '../../parts/not-started.tsx';
import { Page } from '../../parts/page.tsx';
import { FailureNotice } from '../../parts/states/failure-notice.tsx';
import { SubmitButton } from '../../parts/submit-button.tsx';
import { words } from '../../words/en.ts';
import { emptyDraft } from './launch-draft.ts';
import { LaunchForm } from './launch-form.tsx';
import { type Problems, readDraft } from './read-draft.ts';
import { Review } from './review.tsx';

const { launchForm: text } = words;
const route = getRouteApi('/p/$project/create-launch');

export const NewLaunch = () => {
  const { project } = route.useParams();
  const { feature = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const { features, complete } = useAllFeatures(project);
  const { content: draft, change, forget } = useDraft(`launch ${project}`, emptyDraft);
  const [tried, setTried] = useState(false);
  const { data: chosen } = useQuery({ ...featureQuery(project, feature), enabled: feature !== '' });
  const { problems, members } = readDraft(draft);
  const isFine = Object.keys(problems).length === 0;
  useEffect(() => {
    if (!chosen || draft.groups[0]?.feature === chosen.name) return;
    const groups = chosen.variations.map(({ name = '' }) => ({ name, feature: chosen.name, variation: name }));
    change({ groups, steps: [] });
  }, [chosen, draft.groups, change]);
  const create = useWrite(
    async (start: boolean) => {
      await call('CreateLaunch', { project, ...members });
      return start ? whyNot(call('StartLaunch', { project, launch: members.name })) : undefined;
    },
    (notStarted) => {
      forget();
      return navigate({
        to: '/p/$project/launches/$launch',
        params: { project, launch: members.name },
        search: notStarted === undefined ? {} : { dialog: 'start' },
        state: { notStarted },
      });
    },
  );
  const submit = (start: boolean) => {
    setTried(true);
    if (isFine) create.mutate(start);
  };
  const choices = [['', text.chooseFeature], ...features.map(({ name }) => [name, name] as const)] as const;
  return (
    <Page title={text.newTitle}>
      <LaunchForm
        project={project}
        draft={draft}
        change={change}
        problems={tried ? problems : timeProblems(problems)}
        running={false}
        named
        feature={
          complete && features.length === 0 ? (
            <NoFeature project={project} />
          ) : (
            <ChoiceField
              label={text.feature}
              problem={tried ? problems.groups : undefined}
              value={feature}
              choices={choices}
              onValue={(next) => void navigate({ search: next === '' ? {} : { feature: next }, replace: true })}
            />
          )
        }
        review={
          <Review
            project={project}
            feature={feature}
            asking={create.isIdle || create.error !== null}
            proposal={isFine || onlyNameLacks(problems) ? { createLaunch: named(members) } : undefined}
          />
        }
        onSubmit={() => submit(true)}
        buttons={
          <>
            {create.error && <FailureNotice error={create.error} />}
            <SubmitButton label={text.createAndStart} disabled={create.isPending} error={create.error} />
            <SubmitButton
              label={text.createDraft}
              look="plain-button"
              disabled={create.isPending}
              error={create.error}
              onClick={() => submit(false)}
            />
            <Link to="/p/$project/launches" params={{ project }} className="small-button">
              {text.later}
            </Link>
          </>
        }
      />
    </Page>
  );
};

/** Of fields that nobody has come to yet, only times say what is wrong with them. */
const timeProblems = (problems: Problems): Problems =>
  Object.fromEntries(Object.entries(problems).filter(([field]) => /time$|weights/.test(field)));

const onlyNameLacks = (problems: Problems): boolean => Object.keys(problems).join() === 'name';

/** A preview needs no name yet. */
const named = <Members extends { readonly name: string }>(members: Members): Members => ({
  ...members,
  name: members.name || 'new-launch',
});
