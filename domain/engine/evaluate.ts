/** The evaluation ladder: the first rung that answers wins. Outcomes are values made beforehand; nothing here throws. */
import type { CompiledFeature } from './compile.ts';
import type { ContextSource } from './context.ts';
import { fromExperiment } from './experiment.ts';
import { fromLaunch } from './launch.ts';
import type { Outcome } from './outcome.ts';
import { Subject } from './subject.ts';

/** What a feature serves an entity at `now` (milliseconds since the epoch). */
export function evaluate(feature: CompiledFeature, entityId: string, context: ContextSource, now: number): Outcome {
  return climb(feature, new Subject(entityId, context, now));
}

/** The ladder itself, for evaluate and explain alike: each rung tells the subject's trace, if there is one, what it found. */
export function climb(feature: CompiledFeature, subject: Subject): Outcome {
  return (
    fromOverride(feature, subject) ??
    fromStrategy(feature, subject) ??
    fromLaunch(feature.launch, subject) ??
    fromExperiment(feature.experiment, subject) ??
    fromDefault(feature, subject)
  );
}

function fromOverride({ overrides }: CompiledFeature, subject: Subject): Outcome | undefined {
  const outcome = overrides.size > 0 ? overrides.get(subject.entityId) : undefined;
  subject.trace?.override(outcome !== undefined);
  return outcome;
}

function fromStrategy({ evaluationStrategy, byDefault }: CompiledFeature, subject: Subject): Outcome | undefined {
  subject.trace?.strategy(evaluationStrategy);
  return evaluationStrategy === 'DEFAULT_VARIATION' ? byDefault : undefined;
}

function fromDefault({ byDefault }: CompiledFeature, subject: Subject): Outcome {
  subject.trace?.byDefault();
  return byDefault;
}
