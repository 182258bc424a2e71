/** Writes down what the checks find: only explanations need it, evaluations go without. */
import { explainMismatch } from '../pattern/explain.ts';
import { NOBODY, shareOf } from './allocation.ts';
import type { Check, EvaluationTrace, SegmentCheck, SplitCheck } from './check.ts';
import type { CompiledFeature } from './compile.ts';
import { BUCKETS } from './hash.ts';
import type { FeatureRules } from './rules.ts';
import { armOf } from './split.ts';
import type { Audience, Split, SplitRule } from './split-rule.ts';
import { bucketIn, type Subject } from './subject.ts';

export class Trace implements EvaluationTrace<Subject> {
  readonly checks: Check[] = [];
  private readonly feature: CompiledFeature;

  constructor(feature: CompiledFeature) {
    this.feature = feature;
  }

  override(matched: boolean): void {
    this.checks.push({ check: 'ENTITY_OVERRIDE', matched });
  }

  strategy(strategy: FeatureRules['evaluationStrategy']): void {
    this.checks.push({ check: 'EVALUATION_STRATEGY', strategy });
    const { endedLaunch: launch } = this.feature.rules;
    if (launch && strategy === 'ALL_RULES')
      this.checks.push({ check: 'LAUNCH', launch: launch.name, step: null, endedTime: launch.endedTime });
  }

  launch(launch: string, position: number): void {
    this.checks.push({ check: 'LAUNCH', launch, step: position < 0 ? null : position });
  }

  splitRule({ audience, split }: SplitRule, subject: Subject, matched: boolean): void {
    if (audience === undefined) {
      this.checks.push({ check: 'GROUP_WEIGHTS', split: describeSplit(split, subject) });
      return;
    }
    const finding = describeSegment(audience, subject, matched);
    this.checks.push({ check: 'SEGMENT_OVERRIDE', ...finding, split: matched ? describeSplit(split, subject) : null });
  }

  experiment(experiment: string, running: boolean, endedTime?: number): void {
    this.checks.push({ check: 'EXPERIMENT', experiment, running, ...(endedTime === undefined ? {} : { endedTime }) });
  }

  audience(audience: Audience, subject: Subject, matched: boolean): void {
    this.checks.push({ check: 'EXPERIMENT_SEGMENT', ...describeSegment(audience, subject, matched) });
  }

  enrolment(bucket: number, samplingRate: number): void {
    const outside = BUCKETS - samplingRate;
    this.checks.push({ check: 'SAMPLING_RATE', bucket, samplingRate, outside, enrolled: bucket < samplingRate });
  }

  treatment(split: Split, subject: Subject): void {
    this.checks.push({ check: 'TREATMENT_WEIGHTS', split: describeSplit(split, subject) });
  }

  byDefault(): void {
    const { endedExperiment: experiment } = this.feature.rules;
    if (experiment) this.experiment(experiment.name, false, experiment.endedTime);
    this.checks.push({ check: 'DEFAULT' });
  }
}

function describeSegment(audience: Audience, subject: Subject, matched: boolean): SegmentCheck {
  const { name } = audience;
  if (matched) return { segment: name, matched };
  const mismatch = explainMismatch(audience, subject.context ?? {});
  return { segment: name, matched, ...(mismatch === undefined ? {} : { mismatch }) };
}

function describeSplit(split: Split, subject: Subject): SplitCheck {
  const shares = split.arms.map((arm, position) => [arm.name, shareOf(split.allocation, position)] as const);
  return {
    bucket: bucketIn(subject, split.key),
    shares: Object.fromEntries(shares),
    outside: shareOf(split.allocation, NOBODY),
    arm: split.arms[armOf(split, subject)]?.name ?? null,
    ranges: split.allocation.map(({ start, end, owner }) => ({ start, end, arm: split.arms[owner]?.name ?? null })),
  };
}
