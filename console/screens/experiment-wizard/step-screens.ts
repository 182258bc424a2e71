import { AudienceStep } from './audience-step.tsx';
import { GoalsStep } from './goals-step.tsx';
import { HypothesisStep } from './hypothesis-step.tsx';
import { TreatmentsStep } from './treatments-step.tsx';

/** The steps that a new experiment and one that is there have alike. */
export const stepScreens = {
  hypothesis: HypothesisStep,
  treatments: TreatmentsStep,
  goals: GoalsStep,
  audience: AudienceStep,
} as const;
