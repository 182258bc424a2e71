/** Words a verdict, behind the name of the treatment that it is on. */

import type { GuardrailVerdict } from '../stats/guardrail.ts';
import type { Verdict } from '../stats/verdict.ts';

const texts: Readonly<{ [verdict: string]: string }> = {
  Better: 'is better than the control',
  Worse: 'is worse than the control',
  Best: 'is the best',
  Inconclusive: 'is no longer told apart from the control',
  NotWorse: 'is not worse than its guardrail allows',
  Harmed: 'is worse than its guardrail allows',
  Open: 'is no longer told apart from what its guardrail allows',
};

/** Words a verdict that has changed, for those who are told of it. */
export const wordVerdict = (verdict: string): string => texts[verdict] ?? `is ${verdict}`;

/** Nobody said which direction is better. */
const withoutDirection: Readonly<{ [verdict: string]: string }> = {
  Better: 'is higher than the control',
  Worse: 'is lower than the control',
  Best: 'is the highest',
};

const standing: Readonly<{ [verdict: string]: string }> = {
  ...texts,
  Inconclusive: 'is not told apart from the control',
  Open: 'is not told apart from what its guardrail allows',
};

interface Standing {
  /** Absent before there is enough data. */
  readonly verdict?: Verdict | GuardrailVerdict | undefined;
  readonly drift?: boolean | undefined;
  /** Whether the goal says which direction is better, as a guardrail always does. */
  readonly hasDirection: boolean;
}

/** Words the verdict as it stands. */
export const wordStanding = ({ verdict, drift = false, hasDirection }: Standing): string => {
  if (verdict === undefined) return 'has too little data';
  if (drift) return 'has changed against the control while it ran';
  return (hasDirection ? undefined : withoutDirection[verdict]) ?? standing[verdict] ?? `is ${verdict}`;
};
