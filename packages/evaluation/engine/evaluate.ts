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
  const { set, overrides, strategy, launch, experiment, byDefault } = feature;
  const document = typeof context === 'string' ? readContext(set.names, context) : undefined;
  const override = overrides.size ? overrides.get(entityId) : undefined;
  trace?.override(override !== undefined);
  if (override !== undefined) return override;
  trace?.strategy(strategy);
  if (strategy === 'DEFAULT_VARIATION') return byDefault;
  if (launch !== undefined || experiment !== undefined) {
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
    const answer = fromLaunch(launch, subject) ?? fromExperiment(experiment, subject);
    if (answer !== undefined) return answer;
  }
  trace?.byDefault();
  return byDefault;
};
