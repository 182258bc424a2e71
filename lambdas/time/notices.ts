/**
 * What is found in the results of an experiment that was not found before.
 */
import type { Experiment } from '../../domain/lifecycle/experiment.ts';
import { comparisonLook, comparisonPlanOf } from '../../domain/results/comparison.ts';
import { judgeTreatments, MISMATCH_THRESHOLD, servedTreatments } from '../../domain/results/finding.ts';
import { entitiesIn, sampleRatio, sampleRatioLook } from '../../domain/results/health.ts';
import type { Look, LookState } from '../../domain/results/series.ts';
import { anytimePValue } from '../../domain/stats/normal-mixture.ts';
import type { Verdict } from '../../domain/stats/verdict.ts';
import type { Notice, Notices } from '../store/results/notice.ts';
import type { Store } from '../store/store.ts';

/** One thing found, as its record tells it. */
export interface NewNotice {
  readonly operation: Notice;
  /** Tells the findings of one look apart. */
  readonly of: string;
  readonly before?: object;
  readonly after: object;
}

interface Question {
  readonly experiment: Experiment;
  readonly before: Notices;
  /** The moment that is looked at: the end of a period. */
  readonly now: number;
}

type Known = Pick<Notices, 'verdicts' | 'mismatch'>;

export const findNotices = async (
  store: Store,
  question: Question,
): Promise<{ readonly found: NewNotice[]; readonly after: Known }> => {
  const { experiment, before } = question;
  const verdicts = experiment.metricGoals.map((_, metric) => verdictsOf(store, question, metric));
  const judgedNow = (await Promise.all(verdicts)).flat();
  const mismatch = before.mismatch ? [] : await mismatchOf(store, question);
  return {
    found: [...judgedNow.flatMap(({ found }) => found ?? []), ...mismatch],
    after: {
      verdicts: Object.fromEntries(judgedNow.map(({ of, verdict }) => [of, verdict])),
      mismatch: before.mismatch || mismatch.length > 0,
    },
  };
};

interface JudgedNow {
  readonly of: string;
  readonly verdict: Verdict;
  readonly found?: NewNotice;
}

const verdictsOf = async (store: Store, question: Question, metric: number): Promise<JudgedNow[]> => {
  const { experiment, before } = question;
  const look = comparisonLook(comparisonPlanOf(experiment));
  const state = await stateOf(store, question, { series: metric, look });
  const metricName = experiment.metricGoals[metric]?.metricDefinition.name ?? '';
  return judgeTreatments(experiment, metric, state).map(({ name: treatmentName, verdict, pValue, drift, interval }) => {
    const of = `verdict-${metric}-${treatmentName}`;
    const previous = before.verdicts[of] ?? 'Inconclusive';
    if (verdict === previous) return { of, verdict };
    const bounds = interval && !drift ? { lowerBound: interval.lower, upperBound: interval.upper } : {};
    const found: NewNotice = {
      operation: 'ExperimentVerdictChanged',
      of,
      before: { verdict: previous },
      after: { metricName, treatmentName, verdict, pValue, drift, ...bounds },
    };
    return { of, verdict, found };
  });
};

const mismatchOf = async (store: Store, question: Question): Promise<NewNotice[]> => {
  const { treatments, shares } = servedTreatments(question.experiment);
  const look = sampleRatioLook(treatments, shares);
  const { looks, sums } = await stateOf(store, question, { series: 'uniques', look });
  const pValue = anytimePValue(looks[sampleRatio]?.logE ?? 0);
  if (pValue >= MISMATCH_THRESHOLD) return [];
  const arrived = treatments.map((treatmentName, index) => ({
    treatmentName,
    entities: entitiesIn(sums, treatmentName),
    expectedShare: shares[index] ?? 0,
  }));
  return [{ operation: 'SampleRatioMismatchFound', of: 'mismatch', after: { pValue, treatments: arrived } }];
};

const stateOf = (
  store: Store,
  { experiment: { id, startedTime = 0 }, now }: Question,
  { series, look }: { readonly series: number | 'uniques'; readonly look: Look },
): Promise<LookState> => {
  const of = { trialId: id, series };
  return store.series.state({ of, startedTime, look, endedTime: undefined, now });
};
