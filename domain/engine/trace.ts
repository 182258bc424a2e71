/** Writes down what the rungs find while an entity climbs the ladder: only explanations need it, evaluations go without. */
import { explainMismatch } from '../segment/explain.ts';
import { shareOf } from './allocation.ts';
import type { Audience } from './audience.ts';
import type { FeatureRules } from './rules.ts';
import type { Rung, SegmentFinding, SplitFinding } from './rung.ts';
import type { Stage } from './schedule.ts';
import { armOf, type Split } from './split.ts';
import { bucketIn, type Subject } from './subject.ts';

export class Trace {
  readonly rungs: Rung[] = [];

  override(matched: boolean): void {
    this.rungs.push({ rung: 'ENTITY_OVERRIDE', matched });
  }

  strategy(strategy: FeatureRules['evaluationStrategy']): void {
    this.rungs.push({ rung: 'EVALUATION_STRATEGY', strategy });
  }

  launch(launch: string, position: number): void {
    this.rungs.push({ rung: 'LAUNCH', launch, step: position < 0 ? null : position });
  }

  stage({ audience, split }: Stage, subject: Subject, matched: boolean): void {
    if (audience === undefined) {
      this.rungs.push({ rung: 'GROUP_WEIGHTS', split: splitFinding(split, subject) });
      return;
    }
    const finding = segmentFinding(audience, subject, matched);
    this.rungs.push({ rung: 'SEGMENT_OVERRIDE', ...finding, split: matched ? splitFinding(split, subject) : null });
  }

  experiment(experiment: string, running: boolean): void {
    this.rungs.push({ rung: 'EXPERIMENT', experiment, running });
  }

  audience(audience: Audience, subject: Subject, matched: boolean): void {
    this.rungs.push({ rung: 'EXPERIMENT_SEGMENT', ...segmentFinding(audience, subject, matched) });
  }

  enrolment(bucket: number, samplingRate: number): void {
    this.rungs.push({ rung: 'SAMPLING_RATE', bucket, samplingRate, enrolled: bucket < samplingRate });
  }

  treatment(split: Split, subject: Subject): void {
    this.rungs.push({ rung: 'TREATMENT_WEIGHTS', split: splitFinding(split, subject) });
  }

  byDefault(): void {
    this.rungs.push({ rung: 'DEFAULT' });
  }
}

function segmentFinding({ name, segment }: Audience, subject: Subject, matched: boolean): SegmentFinding {
  if (matched) return { segment: name, matched };
  const mismatch = explainMismatch(segment, subject.context());
  return { segment: name, matched, ...(mismatch === undefined ? {} : { mismatch }) };
}

function splitFinding(split: Split, subject: Subject): SplitFinding {
  const shares = split.arms.map((arm, position) => [arm.name, shareOf(split.allocation, position)] as const);
  return {
    bucket: bucketIn(subject, split.key),
    shares: Object.fromEntries(shares),
    arm: split.arms[armOf(split, subject)]?.name ?? null,
  };
}
