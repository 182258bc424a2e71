/** Why an entity gets what it gets, and until when: the evaluation itself, with a trace. */

import type { EvaluationContext } from '../pattern/context.ts';
import type { Check } from './check.ts';
import type { CompiledFeature } from './compile.ts';
import { evaluate } from './evaluate.ts';
import type { Outcome } from './outcome.ts';
import { Trace } from './trace.ts';

export interface Explanation {
  readonly outcome: Outcome;
  /** The checks asked, in order; the last one answered. */
  readonly checks: readonly Check[];
  /** The first time (milliseconds) from which these rules give this entity another outcome; null when they never do. */
  readonly nextChange: number | null;
}

export function explain(
  feature: CompiledFeature,
  entityId: string,
  context: EvaluationContext | undefined,
  now: number,
): Explanation {
  const trace = new Trace(feature);
  const outcome = evaluate(feature, entityId, context, now, trace);
  const changes = (time: number): boolean => evaluate(feature, entityId, context, time) !== outcome;
  return { outcome, checks: trace.upTo(outcome), nextChange: turningPoints(feature, now).find(changes) ?? null };
}

/** The times after `now` at which some rule begins or ends, in order, in milliseconds since the epoch. */
export function turningPoints({ rules }: CompiledFeature, now: number): readonly number[] {
  const { launch, experiment } = rules;
  const times = [
    ...(launch ? [launch.startedTime, ...launch.steps.map((step) => step.startTime)] : []),
    ...(experiment ? [experiment.startedTime, experiment.endTime] : []),
  ];
  return times.filter((time) => now < time).sort((a, b) => a - b);
}
