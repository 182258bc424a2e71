/**
 * Why the form cannot be sent: its steps that lack something, each a way to it.
 */
import { words } from '../../words/en.ts';
import { type Draft, stepsToFill } from './draft.ts';

const { experimentWizard: text } = words;

interface MissingStepsProps<Step extends keyof typeof text.steps> {
  readonly draft: Draft;
  readonly steps: readonly Step[];
  readonly onStep: (step: Step) => void;
}

export const MissingSteps = <Step extends keyof typeof text.steps>(props: MissingStepsProps<Step>) => {
  const { draft, steps, onStep } = props;
  const lacking = stepsToFill(draft, steps);
  if (lacking.length === 0) return null;
  return (
    <p className="wizard-missing" role="status">
      {text.missing}{' '}
      {lacking.map((step) => (
        <button key={step} type="button" className="small-button" onClick={() => onStep(step)}>
          {text.steps[step]}
        </button>
      ))}
    </p>
  );
};
