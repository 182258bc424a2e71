/**
 * An explanation as the API shows it: each check with a sentence for people, and without the engine's nulls.
 */
import type { Check, Explanation, SplitCheck } from '@selfevident/evaluation';
import type { Output } from '../../../contract/index.ts';
import { checkText } from './check-text.ts';
import { outcomeView } from './outcome.ts';

type ExplanationView = Omit<Output<'ExplainEvaluation'>, 'entityId' | 'time' | 'rulesSince'>;

export const explanationView = ({ outcome, checks, nextChange }: Explanation): ExplanationView => ({
  ...outcomeView(outcome),
  checks: checks.map(checkView),
  ...(nextChange === null ? {} : { nextChange }),
});

/** The members of a check that are null where they have no value. */
interface Nullable {
  readonly step?: number | null;
  readonly split?: SplitCheck | null;
}

const checkView = (check: Check): ExplanationView['checks'][number] => {
  const { step, split, ...members }: Check & Nullable = check;
  return {
    ...members,
    text: checkText(check),
    ...(typeof step === 'number' ? { step } : {}),
    ...(split ? { split: splitView(split) } : {}),
  };
};

const splitView = ({ arm, ranges, ...split }: SplitCheck) => ({
  ...split,
  ...ownerView(arm),
  ranges: ranges.map(({ arm: owner, ...range }) => ({ ...range, ...ownerView(owner) })),
});

const ownerView = (arm: string | null) => (arm === null ? {} : { arm });
