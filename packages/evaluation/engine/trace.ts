/** Writes down what the checks find: only explanations need it, evaluations go without. */
import { explainMismatch } from '../pattern/explain.ts';
import { NOBODY, shareOf } from './allocation.ts';
import type { Check, EvaluationTrace, SegmentCheck, SplitCheck } from './check.ts';
import type { CompiledFeature } from './compile.ts';
import type { CompiledTrial, Split, SplitRule } from './compiled-trial.ts';
import { BUCKETS } from './hash.ts';
import type { Outcome } from './outcome.ts';
import type { Arm } from './rules.ts';
import { armOf } from './split.ts';
import { bucketIn, type Subject } from './subject.ts';

export class Trace implements EvaluationTrace<Subject> {
  readonly #checks: Check[] = [];
  readonly #feature: CompiledFeature;

  constructor(feature: CompiledFeature) {
    this.#feature = feature;
  }

  trial(trial: CompiledTrial, position: number): void {
    const { launch, experiment } = this.#feature.rules;
    if (launch && trial === this.#feature.launch)
      this.#checks.push({ check: 'LAUNCH', launch: launch.name, step: position < 0 ? null : position });
    else if (experiment) {
      const ended = position > 0 ? { endedTime: experiment.endTime } : {};
      this.#checks.push({ check: 'EXPERIMENT', experiment: experiment.name, running: position === 0, ...ended });
    }
  }

  splitRule(rule: SplitRule, subject: Subject, matched: boolean): void {
    const { enrolment, split } = rule;
    const { launch, experiment } = this.#feature.rules;
    const segment = describeSegment(rule, subject, matched);
    if (enrolment === undefined) {
      const described = matched ? describeSplit(split, subject, launch?.groups) : null;
      if (segment) this.#checks.push({ check: 'SEGMENT_OVERRIDE', ...segment, split: described });
      else if (described) this.#checks.push({ check: 'GROUP_WEIGHTS', split: described });
      return;
    }
    if (segment) this.#checks.push({ check: 'EXPERIMENT_SEGMENT', ...segment });
    if (!matched) return;
    const sampling = describeEnrolment(enrolment, subject);
    this.#checks.push(sampling);
    if (sampling.enrolled)
      this.#checks.push({ check: 'TREATMENT_WEIGHTS', split: describeSplit(split, subject, experiment?.treatments) });
  }

  /** All checks of the evaluation with this outcome; those before and after the trials follow from it. */
  upTo({ reason }: Outcome): Check[] {
    const { evaluationStrategy: strategy, endedLaunch, endedExperiment } = this.#feature.rules;
    const matched = reason === 'ENTITY_OVERRIDES_MATCH';
    const checks: Check[] = [{ check: 'ENTITY_OVERRIDE', matched }];
    if (matched) return checks;
    checks.push({ check: 'EVALUATION_STRATEGY', strategy });
    if (strategy === 'DEFAULT_VARIATION') return checks;
    if (endedLaunch)
      checks.push({ check: 'LAUNCH', launch: endedLaunch.name, step: null, endedTime: endedLaunch.endedTime });
    checks.push(...this.#checks);
    if (reason !== 'DEFAULT') return checks;
    if (endedExperiment) {
      const { name: experiment, endedTime } = endedExperiment;
      checks.push({ check: 'EXPERIMENT', experiment, running: false, endedTime });
    }
    return [...checks, { check: 'DEFAULT' }];
  }
}

function describeSegment(
  { segment, pattern }: SplitRule,
  subject: Subject,
  matched: boolean,
): SegmentCheck | undefined {
  if (segment === undefined || !pattern) return undefined;
  const mismatch = matched ? undefined : explainMismatch(pattern, subject.context ?? {});
  return { segment, matched, ...(mismatch === undefined ? {} : { mismatch }) };
}

function describeEnrolment(enrolment: Split, subject: Subject) {
  const samplingRate = shareOf(enrolment.allocation, 0);
  return {
    check: 'SAMPLING_RATE',
    bucket: bucketIn(subject, enrolment.key),
    samplingRate,
    outside: BUCKETS - samplingRate,
    enrolled: armOf(enrolment, subject) !== NOBODY,
  } as const;
}

function describeSplit({ key, allocation }: Split, subject: Subject, arms: readonly Arm[] = []): SplitCheck {
  const shares = arms.map(({ name }, position) => [name, shareOf(allocation, position)] as const);
  const nameOf = (position: number): string | null => arms[position]?.name ?? null;
  return {
    bucket: bucketIn(subject, key),
    shares: Object.fromEntries(shares),
    outside: shareOf(allocation, NOBODY),
    arm: nameOf(armOf({ key, allocation }, subject)),
    ranges: allocation.map(({ start, end, owner }) => ({ start, end, arm: nameOf(owner) })),
  };
}
