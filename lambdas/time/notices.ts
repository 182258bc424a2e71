/** Finds new notices in the results of an experiment. */

import { type Experiment, experimentAt, metricsOf } from '../../domain/lifecycle/experiment.ts';
import type { Guardrail, MetricDefinition } from '../../domain/lifecycle/metric.ts';
import { comparisonPlanOf } from '../../domain/results/comparison.ts';
import { entitiesIn, sampleRatio, sampleRatioLook } from '../../domain/results/health.ts';
import { judgeGuardrails } from '../../domain/results/judge-guardrails.ts';
import { judgeTreatments, MISMATCH_THRESHOLD, servedTreatments } from '../../domain/results/judge-treatments.ts';
import { keepFacts } from '../../domain/results/kept-facts.ts';
import { guardrailAt, guardrailTolerance, metricLook } from '../../domain/results/metric-look.ts';
import { metricSeriesOf } from '../../domain/results/metric-series.ts';
import type { LookState } from '../../domain/results/series.ts';
import type { GuardrailVerdict } from '../../domain/stats/guardrail.ts';
import { anytimePValue } from '../../domain/stats/normal-mixture.ts';
import type { Verdict } from '../../domain/stats/verdict.ts';
import type { Notice, Notices } from '../store/results/notice.ts';
import type { SeriesReading } from '../store/results/series.ts';
import type { Store } from '../store/store.ts';
import type { SeriesKey } from '../store/table/schema.ts';

/** A notice with the content of its record. */
export interface NewNotice {
  readonly operation: Notice;
  /** Tells the notices of one look apart. */
  readonly subject: string;
  readonly before?: object;
  readonly after: object;
}

interface LookContext {
  readonly experiment: Experiment;
  readonly before: Notices;
  /** The moment of the look: the end of a period. */
  readonly now: number;
}

type KnownNotices = Pick<Notices, 'verdicts' | 'mismatch' | 'kept'>;

export const findNotices = async (
  store: Store,
  context: LookContext,
): Promise<{ readonly found: NewNotice[]; readonly after: KnownNotices }> => {
  const { experiment, before, now } = context;
  const plan = comparisonPlanOf(experiment);
  const { treatments, shares } = servedTreatments(experiment);
  const [last, states] = await Promise.all([
    readState(store, context, { series: 'uniques', look: sampleRatioLook(treatments, shares) }),
    Promise.all(
      metricsOf(experiment).map(({ metricDefinition }, metric) => {
        const series = metricSeriesOf(metricDefinition);
        const look = series.lookAt(metricLook(experiment, metric, plan));
        return readState(store, context, { series: metric, look, counts: series });
      }),
    ),
  ]);
  const verdicts = metricsOf(experiment).flatMap((_, metric) =>
    judgeMetric(context, { metric, state: states[metric] as LookState }),
  );
  const mismatch = before.mismatch ? [] : findMismatch(context, last);
  return {
    found: [...verdicts.flatMap(({ notice }) => notice ?? []), ...mismatch],
    after: {
      verdicts: Object.fromEntries(verdicts.map(({ subject, verdict }) => [subject, verdict])),
      mismatch: before.mismatch || mismatch.length > 0,
      kept: keepFacts({ experiment, arrivals: { last }, plan, states, now }),
    },
  };
};

interface NewVerdict {
  readonly subject: string;
  readonly verdict: Verdict | GuardrailVerdict;
  readonly notice?: NewNotice;
}

interface JudgedMetric {
  /** The index of the metric. */
  readonly metric: number;
  /** As counted. */
  readonly state: LookState;
}

const judgeMetric = (context: LookContext, { metric, state: counted }: JudgedMetric): NewVerdict[] => {
  const { experiment, before } = context;
  const definition = metricsOf(experiment)[metric]?.metricDefinition as MetricDefinition;
  const { name: metricName } = definition;
  const state = metricSeriesOf(definition).compared(counted);
  const guardrail = guardrailAt(experiment, metric);
  const unknown = guardrail ? 'Open' : 'Inconclusive';
  const judged = guardrail ? judgedByGuardrail(experiment, guardrail, state) : judgedByGoal(experiment, metric, state);
  return judged.map(({ treatmentName, ...after }) => {
    const subject = `verdict-${metric}-${treatmentName}`;
    const { verdict } = after;
    const previous = before.verdicts[subject] ?? unknown;
    if (verdict === previous) return { subject, verdict };
    const notice: NewNotice = {
      operation: 'ExperimentVerdictChanged',
      subject,
      before: { verdict: previous },
      after: { metricName, treatmentName, ...after },
    };
    return { subject, verdict, notice };
  });
};

const judgedByGoal = (experiment: Experiment, metric: number, state: LookState) =>
  judgeTreatments(experiment, metric, state).map(({ name: treatmentName, verdict, pValue, drift, interval }) => {
    const bounds = interval && !drift ? { lowerBound: interval.lower, upperBound: interval.upper } : {};
    return { treatmentName, verdict, pValue, drift, ...bounds };
  });

/** The p-value is that of the side that the verdict is on. */
const judgedByGuardrail = (experiment: Experiment, guardrail: Guardrail, state: LookState) => {
  const { margin } = guardrailTolerance(guardrail);
  return judgeGuardrails(experiment, state).map(({ name: treatmentName, verdict, notWorsePValue, harmedPValue }) => {
    const pValue = verdict === 'Harmed' ? harmedPValue : notWorsePValue;
    return { treatmentName, verdict, pValue, guardrail: true, margin };
  });
};

const findMismatch = ({ experiment }: LookContext, { looks, sums }: LookState): NewNotice[] => {
  const { treatments, shares } = servedTreatments(experiment);
  const pValue = anytimePValue(looks[sampleRatio]?.logE ?? 0);
  if (pValue >= MISMATCH_THRESHOLD) return [];
  const arrived = treatments.map((treatmentName, index) => ({
    treatmentName,
    entities: entitiesIn(sums, treatmentName),
    expectedShare: shares[index] ?? 0,
  }));
  return [{ operation: 'SampleRatioMismatchFound', subject: 'mismatch', after: { pValue, treatments: arrived } }];
};

const readState = (
  store: Store,
  { experiment, now }: LookContext,
  { series, ...read }: Pick<SeriesReading, 'look' | 'counts'> & Pick<SeriesKey, 'series'>,
): Promise<LookState> => {
  const { id, startedTime = 0, endedTime: ended } = experimentAt(experiment, now);
  // The sums at the end are those of the health. An end in the period under way belongs to the next look.
  const endedTime = ended !== undefined && ended <= now ? ended : undefined;
  return store.series.state({ key: { trialId: id, series }, startedTime, ...read, endedTime, now });
};
