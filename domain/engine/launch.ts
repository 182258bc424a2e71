/** The check of a launch: whoever a split of the step in force puts in a group of this feature gets that group's variation. */
import type { Reading } from '../segment/panel.ts';
import { NOBODY } from './allocation.ts';
import { isIn, readingOf } from './audience.ts';
import type { Outcome } from './outcome.ts';
import { type Stage, type Step, stepInForce } from './schedule.ts';
import { armOf } from './split.ts';
import type { Subject } from './subject.ts';

export interface CompiledLaunch {
  readonly name: string;
  readonly startedTime: number;
  readonly steps: readonly Step[];
  /** By position of the group; undefined for a group of another feature. */
  readonly outcomes: readonly (Outcome | undefined)[];
}

/** Undefined for whoever the launch does not take in, or puts in a group of another feature. */
export const fromLaunch = (launch: CompiledLaunch | undefined, subject: Subject): Outcome | undefined => {
  if (launch === undefined) return undefined;
  const position = launch.startedTime <= subject.now ? stepInForce(launch.steps, subject.now) : -1;
  subject.trace?.launch(launch.name, position);
  if (position < 0) return undefined;
  const { stages, panel } = launch.steps[position] as Step;
  const reading = readingOf(subject, panel);
  for (const stage of stages) {
    const group = groupFrom(stage, subject, reading);
    if (group !== NOBODY) return launch.outcomes[group];
  }
  return undefined;
};

const groupFrom = (stage: Stage, subject: Subject, reading: Reading | undefined): number => {
  const matched = isIn(stage.audience, reading);
  subject.trace?.stage(stage, subject, matched);
  return matched ? armOf(stage.split, subject) : NOBODY;
};
