/**
 * Makes an experiment, step by step. What was filled in stays while one goes to and fro, and when the page is loaded
 * again.
 */
import { getRouteApi, Link } from '@tanstack/react-router';
import { useDraft } from '../../parts/edit/use-draft.ts';
import { Page } from '../../parts/page.tsx';
import { wizardSteps } from '../../routes/choices.ts';
import { words } from '../../words/en.ts';
import { newDraft } from './draft.ts';
import { DurationStep } from './duration-step.tsx';
import { Review } from './review.tsx';
import { stepScreens } from './step-screens.ts';
import { Wizard } from './wizard.tsx';

const route = getRouteApi('/p/$project/create-experiment');
const screens = { ...stepScreens, duration: DurationStep };

export const ExperimentWizard = () => {
  const { project } = route.useParams();
  const { step = 'hypothesis', feature = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const { content: draft, change, forget } = useDraft(`experiment ${project} ${feature}`, newDraft(feature));
  const toStep = (next: typeof step) => void navigate({ search: (former) => ({ ...former, step: next }) });
  const Screen = screens[step];
  const above = (
    <Link to="/p/$project/experiments" params={{ project }}>
      {words.experiments.title}
    </Link>
  );
  return (
    <Page title={words.experimentWizard.title} above={above}>
      <Wizard steps={wizardSteps} step={step} draft={draft} onStep={toStep}>
        <Screen project={project} draft={draft} onChange={change} />
        {step === 'duration' && <Review project={project} draft={draft} onMade={forget} onStep={toStep} />}
      </Wizard>
    </Page>
  );
};
