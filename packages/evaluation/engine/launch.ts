/** The check of a launch: whoever a split of the step in force puts in a group of this feature gets that group's variation. */
import { NOBODY } from './allocation.ts';
import { holdingOf, includes } from './audience.ts';
import type { Outcome } from './outcome.ts';
import { type CompiledStep, stepInForce } from './schedule.ts';
import { armOf } from './split.ts';
import type { SplitRule } from './split-rule.ts';
import type { Subject } from './subject.ts';

export interface CompiledLaunch {
  readonly name: string;
  readonly startedTime: number;
  readonly steps: readonly CompiledStep[];
  /** By position of the group; undefined for a group of another feature. */
  readonly outcomes: readonly (Outcome | undefined)[];
}

/** Undefined for whoever the launch does not take in, or puts in a group of another feature. */
export const fromLaunch = (launch: CompiledLaunch | undefined, subject: Subject): Outcome | undefined => {
  if (launch === undefined) return undefined;
  const position = launch.startedTime <= subject.now ? stepInForce(launch.steps, subject.now) : -1;
  subject.trace?.launch(launch.name, position);
  if (position < 0) return undefined;
  const { splitRules, set } = launch.steps[position] as CompiledStep;
  const holding = holdingOf(subject, set);
  for (const rule of splitRules) {
    const group = groupFrom(rule, subject, holding);
    if (group !== NOBODY) return launch.outcomes[group];
  }
  return undefined;
};

const groupFrom = (rule: SplitRule, subject: Subject, holding: number): number => {
  const matched = includes(rule.audience, subject, holding);
  subject.trace?.splitRule(rule, subject, matched);
  return matched ? armOf(rule.split, subject) : NOBODY;
};
