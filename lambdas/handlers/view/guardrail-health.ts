/**
 * Shows a guardrail by treatment: the numbers always, and the verdict once a look had enough data of the treatment.
 */
import type { GuardrailReading } from '../../../domain/results/guardrail-reading.ts';
import type { JudgedGuardrail } from '../../../domain/results/judge-guardrails.ts';
import { wordStanding } from '../../../domain/results/verdict-text.ts';

/** Harm of one treatment is told, whatever the others lack. */
export const guardrailView = (
  { metricName, needed, rows, tolerance, judgedGuardrails }: GuardrailReading,
  { hasVerdicts }: { readonly hasVerdicts: boolean },
) => ({
  metricName,
  desiredChange: tolerance.desired,
  margin: tolerance.margin,
  ...(needed ? { needed } : {}),
  treatments: rows.map(({ treatmentName, numbers }) => {
    const judged = judgedGuardrails.find(({ name }) => name === treatmentName);
    const isKnown = judged !== undefined && judged.looks > 0;
    const text = { verdictText: wordStanding({ verdict: isKnown ? judged.verdict : undefined, hasDirection: true }) };
    return {
      treatmentName,
      ...numbers,
      ...(hasVerdicts && judged ? text : {}),
      ...(hasVerdicts && isKnown ? verdictView(judged) : {}),
    };
  }),
});

const verdictView = ({ verdict, notWorsePValue, harmedPValue }: JudgedGuardrail) => ({
  verdict,
  notWorsePValue,
  harmedPValue,
});
