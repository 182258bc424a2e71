/**
 * Shows a metric by treatment: the numbers always, and the verdict once there are results.
 */
import { windowOf } from '../../../domain/lifecycle/metric.ts';
import type { ExperimentReading, MetricReading, TreatmentReading } from '../../../domain/results/metric-reading.ts';
import { type ArrivalsSoFar, type EndOfExperiment, smallestEffect } from '../../../domain/results/smallest-effect.ts';
import { wordStanding } from '../../../domain/results/verdict-text.ts';

/** The counts of an experiment at `now`, with those of a while before. */
export interface HealthReading extends ExperimentReading {
  readonly arrivals: ArrivalsSoFar;
}

interface Shown {
  /** False for an expired experiment, whose sums are no longer complete. */
  readonly hasVerdicts: boolean;
  /** True after an end as planned. */
  readonly isFinal: boolean;
  /** Whether the goal says which direction is better. */
  readonly hasDirection: boolean;
  /** Present while the experiment runs. */
  readonly end: (EndOfExperiment & { readonly control: string }) | undefined;
}

/** Leaves out the verdict and the p-values while a treatment lacks data for results. */
export const metricView = (
  { metricName, definition, needed, rows, state, assigned }: MetricReading,
  { hasVerdicts, isFinal, end, hasDirection }: Shown,
) => ({
  metricName,
  ...(needed ? { needed } : {}),
  treatments: rows.map((row) => ({
    treatmentName: row.treatmentName,
    ...row.numbers,
    ...(hasVerdicts ? textView(row, needed !== undefined, hasDirection) : {}),
    ...(hasVerdicts && !needed ? verdictView(row, isFinal) : {}),
    ...(end && !needed && row.judged
      ? {
          smallestEffect: smallestEffect(
            { control: end.control, treatment: row.treatmentName, state, assigned, window: windowOf(definition) },
            end,
          ),
        }
      : {}),
  })),
});

const textView = ({ judged }: TreatmentReading, isLacking: boolean, hasDirection: boolean) =>
  judged && {
    verdictText: wordStanding({ verdict: isLacking ? undefined : judged.verdict, drift: judged.drift, hasDirection }),
  };

const verdictView = ({ judged, adjustedPValue }: TreatmentReading, isFinal: boolean) =>
  judged && {
    pValue: judged.pValue,
    ...(isFinal ? { finalPValue: judged.pValue } : {}),
    adjustedPValue,
    drift: judged.drift,
    verdict: judged.verdict,
    ...(judged.interval && !judged.drift
      ? { lowerBound: judged.interval.lower, upperBound: judged.interval.upper }
      : {}),
  };
