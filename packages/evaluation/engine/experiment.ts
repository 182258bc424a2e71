/**
 * The check of an experiment: the segment, then the sampling rate, then the treatment weights. Enrolment and treatment have keys of their
 * own, so the rate decides who takes part and never in which treatment; raising it only adds, lowering it only removes.
 */
import { includes } from './audience.ts';
import type { Digest } from './hash.ts';
import type { Outcome } from './outcome.ts';
import { armOf } from './split.ts';
import type { Audience, Split } from './split-rule.ts';
import { bucketIn, type Subject } from './subject.ts';

export interface CompiledExperiment {
  readonly name: string;
  readonly startedTime: number;
  readonly endTime: number;
  readonly audience: Audience | undefined;
  readonly enrolment: Digest;
  readonly samplingRate: number;
  readonly split: Split;
  /** By position of the treatment; undefined for a treatment of another feature. */
  readonly outcomes: readonly (Outcome | undefined)[];
}

/** Undefined for whoever does not take part, or is in a treatment of another feature. */
export const fromExperiment = (experiment: CompiledExperiment | undefined, subject: Subject): Outcome | undefined => {
  if (experiment === undefined) return undefined;
  const { name, startedTime, endTime, split, outcomes } = experiment;
  const running = startedTime <= subject.now && subject.now < endTime;
  subject.trace?.experiment(name, running, endTime <= subject.now ? endTime : undefined);
  if (!running || !isAsked(experiment, subject) || !isEnrolled(experiment, subject)) return undefined;
  subject.trace?.treatment(split, subject);
  return outcomes[armOf(split, subject)];
};

const isAsked = ({ audience }: CompiledExperiment, subject: Subject): boolean => {
  const matched = includes(audience, subject);
  if (audience) subject.trace?.audience(audience, subject, matched);
  return matched;
};

const isEnrolled = ({ enrolment, samplingRate }: CompiledExperiment, subject: Subject): boolean => {
  const bucket = bucketIn(subject, enrolment);
  subject.trace?.enrolment(bucket, samplingRate);
  return bucket < samplingRate;
};
