import { Locked } from '../../parts/locked.tsx';
import { words } from '../../words/en.ts';
import { type DraftGoal, newGoal } from './draft.ts';
import { GoalFields } from './goal-fields.tsx';
import type { StepProps } from './step-props.ts';

const { experimentWizard: text } = words;

/** Goals that an experiment may have. */
const MOST = 3;

export const GoalsStep = ({ project, draft: { goals }, onChange, locks }: StepProps) => {
  const replace = (at: number, changed: Partial<DraftGoal>) =>
    onChange({ goals: goals.map((goal, index) => (index === at ? { ...goal, ...changed } : goal)) });
  return (
    <Locked why={locks?.goals}>
      {goals.map((goal, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a goal is its place: the first one is the primary one
        <fieldset key={index} className="wizard-group">
          <legend>{text.goal(index + 1)}</legend>
          <GoalFields project={project} goal={goal} onChange={(changed) => replace(index, changed)} />
          {goals.length > 1 && (
            <button
              type="button"
              className="small-button"
              onClick={() => onChange({ goals: goals.filter((_, at) => at !== index) })}
            >
              {text.removeGoal}
            </button>
          )}
        </fieldset>
      ))}
      {goals.length < MOST && (
        <button type="button" className="small-button" onClick={() => onChange({ goals: [...goals, newGoal] })}>
          {text.addGoal}
        </button>
      )}
    </Locked>
  );
};
