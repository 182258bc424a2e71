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

/** What an outcome answers, for each type that may be asked for; undefined for a type that it is not of. */
export interface ResolvedOutcome {
  readonly outcome: Outcome;
  readonly boolean: ResolutionDetails<boolean> | undefined;
  readonly string: ResolutionDetails<string> | undefined;
  readonly number: ResolutionDetails<number> | undefined;
  /** Read when it is first asked for: a string may be the text of an object. */
  object: ResolutionDetails<JsonValue> | undefined | 'unread';
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
  readonly #outcomes = new Map<Outcome, ResolvedOutcome>();
  readonly #statics = new Map<Outcome, ResolvedOutcome>();

  constructor(name: string, compiled: CompiledFeature, counts: UsageCounts) {
    this.name = name;
    this.compiled = compiled;
    this.#counts = counts;
    this.asksContext = compiled.set.size > 0;
    this.constant = isStatic(compiled, Number.NEGATIVE_INFINITY) ? this.#make(compiled.byDefault, 'STATIC') : undefined;
  }

  resolve(outcome: Outcome, now: number): ResolvedOutcome {
    const reason = flagReason(this.compiled, outcome, now);
    const known = reason === 'STATIC' ? this.#statics : this.#outcomes;
    const found = known.get(outcome);
    if (found) return found;
    const made = this.#make(outcome, reason);
    known.set(outcome, made);
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
    const details = { variant, reason, flagMetadata: Object.freeze({ ...flagMetadata(outcome) }) };
    return {
      outcome,
      boolean: 'boolValue' in value ? { ...details, value: value.boolValue } : undefined,
      string: 'stringValue' in value ? { ...details, value: value.stringValue } : undefined,
      number: numberIn(value) === undefined ? undefined : { ...details, value: numberIn(value) as number },
      object: 'stringValue' in value ? 'unread' : undefined,
      counter: this.#counts.counter(this.name, variant),
    };
  }
}

const numberIn = (value: VariableValue): number | undefined => {
  if ('longValue' in value) return value.longValue;
  return 'doubleValue' in value ? value.doubleValue : undefined;
};

/** The answer of an outcome for a type; undefined where the variation's value is of another one. */
export const answerOf = (resolved: ResolvedOutcome, type: FlagType): ResolutionDetails<JsonValue> | undefined => {
  if (type !== 'object') return resolved[type];
  if (resolved.object === 'unread') resolved.object = objectIn(resolved.string as ResolutionDetails<string>);
  return resolved.object;
};

/** Evidently has no objects: one is the text of a JSON object or array. */
const objectIn = (details: ResolutionDetails<string>): ResolutionDetails<JsonValue> | undefined => {
  try {
    const value: unknown = JSON.parse(details.value);
    return typeof value === 'object' && value !== null ? { ...details, value: value as JsonValue } : undefined;
  } catch {
    return undefined;
  }
};
