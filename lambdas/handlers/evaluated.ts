/**
 * An evaluation that was answered.
 */
import type { Outcome } from '@selfevident/evaluation';
import type { StepGroup } from '../../domain/event/launch-step.ts';

export interface Evaluated {
  readonly feature: string;
  readonly entityId: string;
  /** The evaluation context as the client sent it. */
  readonly attributes: string | undefined;
  readonly outcome: Outcome;
  readonly stepGroup: StepGroup | undefined;
}
