/** Words a plan for people. */

import { formatCount } from '../lifecycle/weights.ts';
import { addSign, formatCountOf, formatPercent, formatPlain } from '../results/number-text.ts';
import type { Duration } from '../stats/power/duration.ts';
import { type DurationPlan, LONGEST } from './plan.ts';

export interface PlannedEffect {
  /** The difference. */
  readonly effect: number;
  /** The same as a share of the mean, where that is not 0. */
  readonly relative?: number;
}

/**
 * Words a plan: the test of an end that is fixed beforehand, the looks at any time, and what thirty days can find.
 *
 * @example 'A difference of +0.01 (+10 % of the mean) is found with a probability of 80 % if the end is planned after ...'
 */
export const planSentence = (plan: DurationPlan, effect: PlannedEffect): string =>
  [finalText(plan, effectText(effect)), anytimeText(plan), byThirtyDays(plan)].filter((text) => text).join(' ');

const effectText = ({ effect, relative }: PlannedEffect): string => {
  const share = relative === undefined ? '' : ` (${addSign(formatPercent(relative), relative)} of the mean)`;
  return `A difference of ${addSign(formatPlain(effect), effect)}${share}`;
};

const finalText = ({ final, power }: DurationPlan, subject: string): string =>
  final
    ? `${subject} is found with a probability of ${formatPercent(power)} if the end is planned ${durationText(final, 'after')}.`
    : `${subject} is not found within ${LONGEST} days with a probability of ${formatPercent(power)}.`;

const anytimeText = ({ anytime, final }: DurationPlan): string => {
  if (anytime) return `Looks at any time find it as surely ${durationText(anytime, 'within')}.`;
  return final ? `Looks at any time do not find it as surely within ${LONGEST} days.` : '';
};

const durationText = ({ days, entities }: Duration, preposition: string): string =>
  `${preposition} ${formatCountOf(Math.max(1, Math.ceil(days)), 'day')} (${formatCount(entities)} entities)`;

const byThirtyDays = ({ final, byDay }: DurationPlan): string => {
  const last = byDay.at(-1);
  if (final || !last) return '';
  if (last.final === undefined)
    return `${formatCount(last.entities)} entities arrive in ${LONGEST} days: too few for results.`;
  return `${LONGEST} days find a difference of ${formatPlain(last.final)} or more.`;
};
