/** Words a verdict for those who are told that it changed. */

const texts: Readonly<{ [verdict: string]: string }> = {
  Better: 'is better than the control',
  Worse: 'is worse than the control',
  Best: 'is the best',
  Inconclusive: 'is no longer told apart from the control',
  NotWorse: 'is not worse than its guardrail allows',
  Harmed: 'is worse than its guardrail allows',
  Open: 'is no longer told apart from what its guardrail allows',
};

/** Words the verdict on a treatment, or on its guardrail, behind the treatment's name. */
export const wordVerdict = (verdict: string): string => texts[verdict] ?? `is ${verdict}`;
