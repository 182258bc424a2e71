/** The evaluation ladder: the first check that answers wins. Outcomes are values made beforehand. */
import { type EvaluationContext, readContext } from '../pattern/context.ts';
import type { EvaluationTrace } from './check.ts';
import type { CompiledFeature } from './compile.ts';
import type { Outcome } from './outcome.ts';
import type { Subject } from './subject.ts';
import { fromTrial } from './trial.ts';

/**
 * What a feature serves an entity at `now` (milliseconds since the epoch). Each trial tells the trace, if there is one, what it found: so
 * an explanation is this very evaluation. A subject is made only for rules that ask something of it.
 *
 * A text is read at once, so whatever the rules are it is an error when it is no JSON object. An object is read only when a segment
 * asks for it.
 * @throws ContextError when the context that is read is no JSON object, nested 1,000 deep at most.
 */
export const evaluate = (
  feature: CompiledFeature,
  entityId: string,
  context: EvaluationContext | undefined,
  now: number,
  trace?: EvaluationTrace<Subject>,
): Outcome => {
  const { set, overrides, launch, experiment, byDefault } = feature;
  const document = typeof context === 'string' ? readContext(set.names, context) : undefined;
  // An id that is looked up is hashed once more.
  const override = overrides?.get(entityId);
  if (override) return override;
  if (!launch && !experiment) return byDefault;
  const subject: Subject = {
    set,
    context,
    document,
    holding: undefined,
    entityId,
    now,
    trace,
    low: 0,
    high: 0,
    hashed: false,
  };
  return fromTrial(launch, subject) ?? fromTrial(experiment, subject) ?? byDefault;
};
