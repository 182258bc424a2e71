/**
 * A form in steps. The step is in the address; one may go to any of them.
 */
import type { ReactNode } from 'react';
import { words } from '../../words/en.ts';
import { type Draft, stepsToFill } from './draft.ts';
import '../experiments/trials.css';
import './experiment-wizard.css';

const { experimentWizard: text } = words;

type StepName = keyof typeof text.steps;

interface WizardProps<Step extends StepName> {
  readonly steps: readonly Step[];
  readonly step: Step;
  readonly draft: Draft;
  readonly onStep: (step: Step) => void;
  /** The fields of the step. */
  readonly children: ReactNode;
}

export const Wizard = <Step extends StepName>({ steps, step, draft, onStep, children }: WizardProps<Step>) => {
  const at = steps.indexOf(step);
  const former: Step | undefined = steps[at - 1];
  const next: Step | undefined = steps[at + 1];
  return (
    <div className="wizard">
      <StepList steps={steps} step={step} draft={draft} onStep={onStep} />
      <form
        className="wizard-form"
        aria-label={text.steps[step]}
        onSubmit={(event) => {
          event.preventDefault();
          if (next !== undefined) onStep(next);
        }}
      >
        <h2>{text.steps[step]}</h2>
        {children}
        <div className="wizard-buttons">
          {former !== undefined && (
            <button type="button" className="plain-button" onClick={() => onStep(former)}>
              {text.back}
            </button>
          )}
          {next !== undefined && (
            <button type="submit" className="main-button" disabled={stepsToFill(draft, [step]).length > 0}>
              {text.next}
            </button>
          )}
        </div>
      </form>
    </div>
  );
};

type StepListProps<Step extends StepName> = Omit<WizardProps<Step>, 'children'>;

const StepList = <Step extends StepName>({ steps, step, draft, onStep }: StepListProps<Step>) => (
  <nav aria-label={text.stepsLabel}>
    <ol className="wizard-steps">
      {steps.map((one, index) => (
        <li key={one}>
          <button
            type="button"
            className="wizard-step"
            aria-current={one === step ? 'step' : undefined}
            onClick={() => onStep(one)}
          >
            <span className="wizard-number" aria-hidden="true">
              {index < steps.indexOf(step) && stepsToFill(draft, [one]).length === 0 ? '✓' : index + 1}
            </span>
            {text.steps[one]}
          </button>
        </li>
      ))}
    </ol>
  </nav>
);
