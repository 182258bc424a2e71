/** The evaluation ladder: the first check that answers wins. Outcomes are values made beforehand. */
import { type EvaluationContext, readContext } from '../pattern/context.ts';
import type { EvaluationTrace } from './check.ts';
import type { CompiledFeature } from './compile.ts';
import { fromExperiment } from './experiment.ts';
import { fromLaunch } from './launch.ts';
import type { Outcome } from './outcome.ts';
import type { Subject } from './subject.ts';

/**
 * What a feature serves an entity at `now` (milliseconds since the epoch). Each check tells the trace, if there is one, what it found: so
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
  const { names } = feature;
  const document = typeof context === 'string' ? readContext(names, context) : undefined;
  const answer = fromOverride(feature, entityId, trace) ?? fromStrategy(feature, trace);
  if (answer !== undefined) return answer;
  if (feature.launch === undefined && feature.experiment === undefined) return fromDefault(feature, trace);
  const subject: Subject = {
    entityId,
    context,
    document,
    names,
    now,
    trace,
    low: 0,
    high: 0,
    hashed: false,
  };
  return (
    fromLaunch(feature.launch, subject) ?? fromExperiment(feature.experiment, subject) ?? fromDefault(feature, trace)
  );
};

const fromOverride = (
  { overrides }: CompiledFeature,
  entityId: string,
  trace?: EvaluationTrace<Subject>,
): Outcome | undefined => {
  const outcome = overrides.size ? overrides.get(entityId) : undefined;
  trace?.override(Boolean(outcome));
  return outcome;
};

const fromStrategy = (
  { evaluationStrategy, byDefault }: CompiledFeature,
  trace?: EvaluationTrace<Subject>,
): Outcome | undefined => {
  trace?.strategy(evaluationStrategy);
  return evaluationStrategy === 'DEFAULT_VARIATION' ? byDefault : undefined;
};

const fromDefault = ({ byDefault }: CompiledFeature, trace?: EvaluationTrace<Subject>): Outcome => {
  trace?.byDefault();
  return byDefault;
};
