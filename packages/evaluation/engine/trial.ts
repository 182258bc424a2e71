/**
 * The check of a launch or an experiment: whoever a split of the step in force puts in an arm of this feature gets that arm's
 * variation.
 */

import { matchesContext } from '../pattern/match.ts';
import { NOBODY } from './allocation.ts';
import type { CompiledStep, CompiledTrial, SplitRule } from './compiled-trial.ts';
import type { Outcome } from './outcome.ts';
import { stepInForce } from './schedule.ts';
import { armOf } from './split.ts';
import type { Subject } from './subject.ts';

/** Undefined for whoever the trial does not take in, or puts in an arm of another feature. */
export const fromTrial = (trial: CompiledTrial | undefined, subject: Subject): Outcome | undefined => {
  if (!trial) return undefined;
  const { steps, outcomes } = trial;
  const position = stepInForce(steps, subject.now);
  subject.trace?.trial(trial, position);
  if (position < 0) return undefined;
  const { splitRules } = steps[position] as CompiledStep;
  // Counted, as an iterator takes longer.
  for (let i = 0; i < splitRules.length; i++) {
    const arm = armAsked(splitRules[i] as SplitRule, subject);
    if (arm !== NOBODY) return outcomes[arm];
  }
  return undefined;
};

const armAsked = (rule: SplitRule, subject: Subject): number => {
  const { pattern, enrolment, split } = rule;
  // Where everybody is asked for, the context stays unread.
  const matched = !pattern || matchesContext(pattern, subject);
  subject.trace?.splitRule(rule, subject, matched);
  const takesPart = matched && (!enrolment || armOf(enrolment, subject) !== NOBODY);
  return takesPart ? armOf(split, subject) : NOBODY;
};
