/** The launch rung: whoever a split of the step in force puts in a group of this feature gets that group's variation. */
import { NOBODY } from './allocation.ts';
import { isIn, segmentFinding } from './audience.ts';
import type { Outcome } from './outcome.ts';
import type { Rung } from './rung.ts';
import { type Stage, type Step, stepInForce } from './schedule.ts';
import { armOf, splitFinding } from './split.ts';
import type { Subject } from './subject.ts';

export interface CompiledLaunch {
  readonly name: string;
  readonly startedTime: number;
  /** Infinity while nothing has ended it. */
  readonly endedTime: number;
  readonly steps: readonly Step[];
  /** By position of the group; undefined for a group of another feature. */
  readonly outcomes: readonly (Outcome | undefined)[];
}

/** Undefined for whoever the launch does not take in, or puts in a group of another feature. */
export function fromLaunch(launch: CompiledLaunch | undefined, subject: Subject): Outcome | undefined {
  if (launch === undefined) return undefined;
  const position = isRunning(launch, subject.now) ? stepInForce(launch.steps, subject.now) : -1;
  const step = launch.steps[position < 0 ? launch.steps.length : position];
  subject.trace?.push({ rung: 'LAUNCH', launch: launch.name, step: step ? position : null });
  if (step === undefined) return undefined;
  for (const stage of step.stages) {
    const group = groupFrom(stage, subject);
    if (group !== NOBODY) return launch.outcomes[group];
  }
  return undefined;
}

const isRunning = (launch: CompiledLaunch, now: number): boolean => launch.startedTime <= now && now < launch.endedTime;

function groupFrom(stage: Stage, subject: Subject): number {
  const matched = stage.audience === undefined || isIn(stage.audience, subject);
  subject.trace?.push(stageRung(stage, subject, matched));
  return matched ? armOf(stage.split, subject) : NOBODY;
}

function stageRung({ audience, split }: Stage, subject: Subject, matched: boolean): Rung {
  if (audience === undefined) return { rung: 'GROUP_WEIGHTS', split: splitFinding(split, subject) };
  const finding = segmentFinding(audience, subject, matched);
  return { rung: 'SEGMENT_OVERRIDE', ...finding, split: matched ? splitFinding(split, subject) : null };
}
