/**
 * Changes an experiment, a draft or one that runs, by the form that makes one. What cannot change says why.
 */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type Experiment, experimentQuery } from '../../api/queries/experiments.ts';
import { calling, useEdit } from '../../parts/edit/use-edit.ts';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { Missing } from '../../parts/states/missing.tsx';
import { ThreeWays } from '../../parts/three-ways.tsx';
import { editSteps } from '../../routes/choices.ts';
import { words } from '../../words/en.ts';
import { draftOf } from './draft-of.ts';
import { experimentLines } from './experiment-lines.ts';
import { hasEnded, locksOf } from './locks-of.ts';
import { ReviewChanges } from './review-changes.tsx';
import { stepScreens } from './step-screens.ts';
import { Wizard } from './wizard.tsx';

const { experimentWizard: text } = words;
const route = getRouteApi('/p/$project/experiments/$experiment/edit');

export const EditExperiment = () => {
  const { project, experiment: name } = route.useParams();
  const query = useQuery(experimentQuery(project, name));
  const above = (
    <Link to="/p/$project/experiments/$experiment" params={{ project, experiment: name }}>
      {name}
    </Link>
  );
  return (
    <Page title={text.editTitle(name)} above={above}>
      <Answer query={query} lines={14} keeps missing={<Missing project={project} resource={`experiment/${name}`} />}>
        {(experiment) =>
          hasEnded(experiment) ? <p>{text.ended}</p> : <EditForm project={project} experiment={experiment} />
        }
      </Answer>
    </Page>
  );
};

const EditForm = ({ project, experiment }: { readonly project: string; readonly experiment: Experiment }) => {
  const { step = 'hypothesis' } = route.useSearch();
  const navigate = useNavigate();
  const goTo = route.useNavigate();
  const params = { project, experiment: experiment.name };
  const edit = useEdit(calling('UpdateExperiment'), {
    theirs: experiment,
    draftOf,
    kept: `edit experiment ${project} ${experiment.name}`,
    done: () => navigate({ to: '/p/$project/experiments/$experiment', params }),
  });
  const elsewhere = edit.elsewhere(experimentLines);
  const toStep = (next: typeof step) => void goTo({ search: { step: next } });
  const Screen = step === 'review' ? undefined : stepScreens[step];
  return (
    <Wizard steps={editSteps} step={step} draft={edit.draft} onStep={toStep}>
      {Screen && <Screen project={project} draft={edit.draft} onChange={edit.change} locks={locksOf(experiment)} />}
      {elsewhere && <ThreeWays {...elsewhere} />}
      {Screen === undefined && elsewhere === undefined && (
        <ReviewChanges project={project} edit={edit} onStep={toStep} />
      )}
    </Wizard>
  );
};
