import type { Draft, DraftGoal } from './draft.ts';

/** What each step of the wizard is given. */
export interface StepProps {
  readonly project: string;
  readonly draft: Draft;
  readonly onChange: (changed: Partial<Draft>) => void;
}

/** What the fields of one goal are given. */
export interface GoalProps {
  readonly project: string;
  readonly goal: DraftGoal;
  readonly onChange: (changed: Partial<DraftGoal>) => void;
}
