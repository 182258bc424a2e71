/**
 * What each question must come to for a provider, and what is different.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Provider, Question, Scenario, Seen } from './scenario.ts';
import { asEvaluateFeature } from './scenarios/reasons.ts';

/** The details of an evaluation as OpenFeature's SDKs give them. */
export interface Details {
  readonly value: unknown;
  readonly variant?: string | null;
  readonly reason?: string | null;
  readonly errorCode?: string | null;
  readonly flagMetadata?: Readonly<Record<string, unknown>>;
}

/** Answers as EvaluateFeature does, in the words of OFREP. */
export type AskEvaluateFeature = (flag: string, entity: string) => Promise<Seen>;

/** The wants of a scenario for one provider: the table's, or those of its deviation, or EvaluateFeature's. */
export const wantsOf = (scenario: Scenario, provider: Provider, ask: AskEvaluateFeature): Promise<readonly Seen[]> => {
  const wants = scenario.questions.map(({ want }) => want);
  for (const { providers, at = 0, want } of scenario.deviations ?? [])
    if (providers.includes(provider)) wants.splice(at, want.length, ...want);
  const filled = wants.map((want, index) => {
    const { flag, context } = scenario.questions[index] as Question;
    return want === asEvaluateFeature ? ask(flag, String(context?.targetingKey)) : want;
  });
  return Promise.all(filled);
};

/** A line for each question that came to something else; `fallback` is the application's own value. */
export const differences = (question: Question, fallback: unknown, want: Seen, details: Details): string[] => {
  const seen = seenIn(details);
  const wanted = 'errorCode' in want ? { ...want, value: fallback, reason: 'ERROR' } : want;
  if (isDeepStrictEqual(seen, wanted)) return [];
  return [
    `${question.flag} ${JSON.stringify(question.context)}: ${JSON.stringify(seen)}, not ${JSON.stringify(wanted)}`,
  ];
};

const seenIn = ({ value, variant, reason, errorCode, flagMetadata }: Details) =>
  errorCode ? { errorCode, value, reason } : { value, variant, reason, metadata: { ...flagMetadata } };
