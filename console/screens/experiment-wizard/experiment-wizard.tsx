/**
 * Makes an experiment, step by step. The step is in the address; what was filled in stays while one goes to and fro.
 */
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '../../parts/page.tsx';
import { type WizardStep, wizardSteps } from '../../routes/experiments.ts';
import { words } from '../../words/en.ts';
import { AudienceStep } from './audience-step.tsx';
import { type Draft, isFilled, newDraft } from './draft.ts';
import { DurationStep } from './duration-step.tsx';
import { GoalsStep } from './goals-step.tsx';
import { HypothesisStep } from './hypothesis-step.tsx';
import { Review } from './review.tsx';
import { TreatmentsStep } from './treatments-step.tsx';
import '../experiments/trials.css';
import './experiment-wizard.css';

const route = getRouteApi('/p/$project/experiments/new');
const { experimentWizard: text } = words;

const SCREENS = {
  hypothesis: HypothesisStep,
  treatments: TreatmentsStep,
  goals: GoalsStep,
  audience: AudienceStep,
  duration: DurationStep,
} as const;

export const ExperimentWizard = () => {
  const { project } = route.useParams();
  const { step = 'hypothesis', feature } = route.useSearch();
  const navigate = route.useNavigate();
  const [draft, setDraft] = useState(() => newDraft(feature));
  const onChange = (changed: Partial<Draft>) => setDraft((former) => ({ ...former, ...changed }));
  const goTo = (next: WizardStep) => void navigate({ search: (former) => ({ ...former, step: next }) });
  const at = wizardSteps.indexOf(step);
  const Screen = SCREENS[step];
  const above = (
    <Link to="/p/$project/experiments" params={{ project }}>
      {words.experiments.title}
    </Link>
  );
  return (
    <Page title={text.title} above={above}>
      <div className="wizard">
        <StepList step={step} draft={draft} onStep={goTo} />
        <form
          className="wizard-form"
          aria-label={text.steps[step]}
          onSubmit={(event) => {
            event.preventDefault();
            const next = wizardSteps[at + 1];
            if (next) goTo(next);
          }}
        >
          <h2>{text.steps[step]}</h2>
          <Screen project={project} draft={draft} onChange={onChange} />
          {step === 'duration' && <Review project={project} draft={draft} />}
          <div className="wizard-buttons">
            {at > 0 && (
              <button type="button" className="plain-button" onClick={() => goTo(wizardSteps[at - 1] ?? 'hypothesis')}>
                {text.back}
              </button>
            )}
            {step !== 'duration' && (
              <button type="submit" className="main-button" disabled={!isFilled[step]?.(draft)}>
                {text.next}
              </button>
            )}
          </div>
        </form>
      </div>
    </Page>
  );
};

interface StepListProps {
  readonly step: WizardStep;
  readonly draft: Draft;
  readonly onStep: (step: WizardStep) => void;
}

const StepList = ({ step, draft, onStep }: StepListProps) => (
  <nav aria-label={text.stepsLabel}>
    <ol className="wizard-steps">
      {wizardSteps.map((one, index) => (
        <li key={one}>
          <button
            type="button"
            className="wizard-step"
            aria-current={one === step ? 'step' : undefined}
            onClick={() => onStep(one)}
          >
            <span className="wizard-number" aria-hidden="true">
              {index < wizardSteps.indexOf(step) && isFilled[one]?.(draft) ? '✓' : index + 1}
            </span>
            {text.steps[one]}
          </button>
        </li>
      ))}
    </ol>
  </nav>
);
