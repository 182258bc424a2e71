/**
 * The experiment rung: the segment, then the sampling rate, then the treatment weights. Enrolment and treatment have keys of their
 * own, so the rate decides who takes part and never in which treatment; raising it only adds, lowering it only removes.
 */
import { NOBODY } from './allocation.ts';
import { type Audience, isIn } from './audience.ts';
import type { Digest } from './hash.ts';
import type { Outcome } from './outcome.ts';
import { armOf, type Split } from './split.ts';
import type { Subject } from './subject.ts';

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
export function fromExperiment(experiment: CompiledExperiment | undefined, subject: Subject): Outcome | undefined {
  if (experiment === undefined) return undefined;
  const running = isRunning(experiment, subject.now);
  subject.trace?.experiment(experiment.name, running);
  if (!running || !isAsked(experiment, subject) || !isEnrolled(experiment, subject)) return undefined;
  subject.trace?.treatment(experiment.split, subject);
  const treatment = armOf(experiment.split, subject);
  return treatment === NOBODY ? undefined : experiment.outcomes[treatment];
}

const isRunning = (experiment: CompiledExperiment, now: number): boolean =>
  experiment.startedTime <= now && now < experiment.endTime;

function isAsked({ audience }: CompiledExperiment, subject: Subject): boolean {
  if (audience === undefined) return true;
  const matched = isIn(audience, subject);
  subject.trace?.audience(audience, subject, matched);
  return matched;
}

function isEnrolled({ enrolment, samplingRate }: CompiledExperiment, subject: Subject): boolean {
  const bucket = subject.bucket(enrolment);
  subject.trace?.enrolment(bucket, samplingRate);
  return bucket < samplingRate;
}
