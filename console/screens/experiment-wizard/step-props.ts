import type { Draft, DraftGoal } from './draft.ts';

/** What each step of the wizard is given. */
export interface StepProps {
  readonly project: string;
  readonly draft: Draft;
  readonly onChange: (changed: Partial<Draft>) => void;
  /** Why parts of an experiment that is there cannot change; absent for a new one. */
  readonly locks?: Locks;
}

/** Reasons by part; a part without one can change. */
export interface Locks {
  readonly name: string;
  readonly treatments?: string;
  readonly goals?: string;
  readonly segment?: string;
}

/** What the fields of one goal are given. */
export interface GoalProps {
  readonly project: string;
  readonly goal: DraftGoal;
  readonly onChange: (changed: Partial<DraftGoal>) => void;
}
