/**
 * A feature as OpenFeature sees it: what an evaluation answers is made once for each outcome, so that evaluating makes
 * nothing; and for a feature that serves everybody the same, whoever asks and when, it is not even evaluated.
 */
import type { JsonValue, ResolutionDetails } from '@openfeature/server-sdk';
import {
  type CompiledFeature,
  flagMetadata,
  flagReason,
  isStatic,
  type Outcome,
  type VariableValue,
} from '@selfevident/evaluation';
import type { Counter, UsageCounts } from '@selfevident/evaluation/exposure';

export type FlagType = 'boolean' | 'string' | 'number' | 'object';

/** A promise that is kept already: it is made once too. */
export type Answer = Promise<ResolutionDetails<JsonValue>>;

/** What an outcome answers. */
export interface ResolvedOutcome {
  readonly outcome: Outcome;
  /** The type of its value, and what is answered when that is asked for. */
  readonly type: Exclude<FlagType, 'object'>;
  readonly answer: Answer;
  /** A string may be the text of an object; read when it is first asked for. */
  object: Answer | undefined | 'unread';
  readonly counter: Counter;
}

export class ResolvedFeature {
  readonly name: string;
  readonly compiled: CompiledFeature;
  /** Whether a segment asks for the context. */
  readonly asksContext: boolean;
  /** What everybody is served at all times; undefined for a feature that has overrides, or something that runs. */
  readonly constant: ResolvedOutcome | undefined;
  readonly #counts: UsageCounts;
  /** Made when they are needed: most features serve everybody the same, and there are many of them. */
  #outcomes: Map<Outcome, ResolvedOutcome> | undefined;
  /** The default once everybody is served it, as when an experiment has ended. */
  #static: ResolvedOutcome | undefined;

  constructor(name: string, compiled: CompiledFeature, counts: UsageCounts) {
    this.name = name;
    this.compiled = compiled;
    this.#counts = counts;
    this.asksContext = compiled.set.size > 0;
    this.constant = isStatic(compiled, -Infinity) ? this.#make(compiled.byDefault, 'STATIC') : undefined;
  }

  resolve(outcome: Outcome, now: number): ResolvedOutcome {
    const reason = flagReason(this.compiled, outcome, now);
    if (reason === 'STATIC') {
      this.#static ??= this.#make(outcome, reason);
      return this.#static;
    }
    const found = this.#outcomes?.get(outcome);
    if (found) return found;
    const made = this.#make(outcome, reason);
    this.#outcomes ??= new Map();
    this.#outcomes.set(outcome, made);
    return made;
  }

  /** The position of the launch's step in force, for an outcome of a launch. */
  stepOf({ assignment }: Outcome, now: number): number | undefined {
    const { launch } = this.compiled;
    return assignment?.type === 'launch' && launch
      ? launch.steps.findLastIndex((step) => step.startTime <= now)
      : undefined;
  }

  #make(outcome: Outcome, reason: string): ResolvedOutcome {
    const { value, name: variant } = outcome.variation;
    const type = typeOf(value);
    return {
      outcome,
      type,
      answer: Promise.resolve({
        value: Object.values(value)[0] as JsonValue,
        variant,
        reason,
        flagMetadata: Object.freeze(flagMetadata(outcome)),
      }),
      object: type === 'string' ? 'unread' : undefined,
      counter: this.#counts.counter(this.name, variant),
    };
  }
}

const typeOf = (value: VariableValue): ResolvedOutcome['type'] => {
  if ('boolValue' in value) return 'boolean';
  return 'stringValue' in value ? 'string' : 'number';
};

/** The answer of an outcome for a type; undefined where the variation's value is of another one. */
export const answerOf = (resolved: ResolvedOutcome, type: FlagType): Answer | undefined => {
  if (type === resolved.type) return resolved.answer;
  if (type !== 'object') return undefined;
  if (resolved.object === 'unread') resolved.object = objectIn(resolved);
  return resolved.object;
};

/** Evidently has no objects: one is the text of a JSON object or array. */
const objectIn = ({ outcome, answer }: ResolvedOutcome): Answer | undefined => {
  const { stringValue } = outcome.variation.value as { readonly stringValue: string };
  try {
    const value: unknown = JSON.parse(stringValue);
    if (typeof value !== 'object' || value === null) return undefined;
    return answer.then((details) => ({ ...details, value: value as JsonValue }));
  } catch {
    return undefined;
  }
};
