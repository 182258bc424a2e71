/** The check of a launch: whoever a split of the step in force puts in a group of this feature gets that group's variation. */
import { NOBODY } from './allocation.ts';
import { includes } from './audience.ts';
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
  const { trace } = subject;
  const position = launch.startedTime <= subject.now ? stepInForce(launch.steps, subject.now) : -1;
  trace?.launch(launch.name, position);
  if (position < 0) return undefined;
  const { splitRules } = launch.steps[position] as CompiledStep;
  // Counted, as an iterator takes longer.
  for (let i = 0; i < splitRules.length; i++) {
    const rule = splitRules[i] as SplitRule;
    const matched = includes(rule.audience, subject);
    trace?.splitRule(rule, subject, matched);
    const group = matched ? armOf(rule.split, subject) : NOBODY;
    if (group !== NOBODY) return launch.outcomes[group];
  }
  return undefined;
};
