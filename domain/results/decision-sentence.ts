/** Words the decisions on treatments with guardrails. */

import type { ShipDecision } from './decision.ts';
import type { SentenceFacts } from './sentence-facts.ts';

/** Words that harm was found, which comes before everything but a mismatch of the shares and a drift. Empty without harm. */
export const wordHarm = ({ decisions = [], sampleRatioMismatch }: SentenceFacts): string =>
  sampleRatioMismatch ? '' : decisions.filter(isStop).map(wordDecision).join(' ');

/** Words all other decisions. A mismatch stops every treatment, and has its own words. */
export const wordDecisions = ({ decisions = [] }: SentenceFacts): string[] =>
  decisions.filter((one) => !isStop(one)).map(wordDecision);

const wordDecision = ({ treatmentName, decision, reason }: ShipDecision): string =>
  `${treatmentName}: ${decision}. ${reason}`;

const isStop = ({ decision }: ShipDecision): boolean => decision === 'STOP';
