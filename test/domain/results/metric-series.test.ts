// Metrics per entity and guardrails over time go the way of any metric: periods, looks, points, verdicts.

import type { Experiment } from '../../../domain/lifecycle/experiment.ts';
import { comparisonLook, comparisonOf, comparisonPlanOf, pointOf } from '../../../domain/results/comparison.ts';
import { guardrailIn, guardrailLook } from '../../../domain/results/guardrails.ts';
import { judgeTreatments } from '../../../domain/results/judge-treatments.ts';
import { aggregateArms, metricSeriesOf } from '../../../domain/results/metric-series.ts';
import { mergePeriods, noLooks, type PeriodSums, stateAtEnd } from '../../../domain/results/series.ts';
import type { MetricAggregation } from '../../../domain/stats/aggregation.ts';
import { changeProbabilities } from '../../../domain/stats/bayesian.ts';
import { judgeGuardrail } from '../../../domain/stats/guardrail.ts';
import { defaultDesign } from '../../../domain/stats/normal-mixture.ts';
import type { Sums } from '../../../domain/stats/sums.ts';
import { bernoulliArm, sumsOf } from '../stats/sums-of-arms.ts';

const experiment = {
  id: '1',
  status: 'RUNNING',
  treatments: ['old', 'new'].map((name) => ({ name, feature: 'f', variation: name })),
  metricGoals: [{ metricDefinition: { name: 'bought' }, desiredChange: 'INCREASE' }],
} as unknown as Experiment;

const uniques = (n: number): Sums => sumsOf([`${n}`, `${n}`, '0', '0', '0', `${n}`]);
/** Twelve periods in which 500 entities come to each arm: 50 of one and 75 of the other buy, always for 1. */
const periods = Array.from({ length: 12 }, (_, i) => i * 300_000);
const assigned: PeriodSums[] = periods.map((period) => ({ period, sums: { old: uniques(500), new: uniques(500) } }));
const bought: PeriodSums[] = periods.map((period) => ({
  period,
  sums: { old: bernoulliArm(50, 50), new: bernoulliArm(75, 75) },
}));

/** The counts of a metric together with those of the entities. */
const counted: PeriodSums[] = bought.map((one, index) => ({ ...one, assigned: assigned[index]?.sums ?? {} }));

const metricBy = (aggregation: MetricAggregation) =>
  metricSeriesOf({ name: 'bought', entityIdKey: 'id', valueKey: 'v', aggregation });

/** The state at the end of a metric that is aggregated so, in the compared form. */
const stateBy = (aggregation: MetricAggregation, of: Experiment = experiment) => {
  const metric = metricBy(aggregation);
  const look = metric.lookAt(comparisonLook(comparisonPlanOf(of)));
  return metric.compared(stateAtEnd(counted, { from: noLooks, look }));
};

const verdictBy = (aggregation: MetricAggregation) => judgeTreatments(experiment, 0, stateBy(aggregation))[0]?.verdict;

describe('a treatment that changes who has events', () => {
  it('is seen by the share of entities, and not by the mean per event', () => {
    expect(verdictBy('VALUE_PER_EVENT')).toBe('Inconclusive');
    expect(verdictBy('SHARE')).toBe('Better');
    expect(verdictBy('EVENTS_PER_ENTITY')).toBe('Better');
    expect(verdictBy('VALUE_PER_ENTITY')).toBe('Better');
  });
});

describe('the end of an experiment', () => {
  it('finds of the share what it finds of values of 0 and 1 for each entity', () => {
    const ended = { ...experiment, status: 'COMPLETED', endedTime: 9, analysisCompleteTime: 9 } as Experiment;
    const ones = periods.map((period) => ({
      period,
      sums: { old: bernoulliArm(500, 50), new: bernoulliArm(500, 75) },
    }));
    const plan = comparisonPlanOf(ended);
    const plainly = stateAtEnd(ones, { from: noLooks, look: comparisonLook(plan) });
    const [share, plain] = [stateBy('SHARE', ended), plainly].map((state) => {
      const comparison = comparisonOf(state, 'new', plan);
      return {
        judged: judgeTreatments(ended, 0, state),
        point: pointOf(state, plan, true),
        bayesian: comparison && changeProbabilities(comparison.control, comparison.treatment),
      };
    });
    expect(share).toEqual(plain);
    expect(share?.bayesian?.increase).toBeGreaterThan(0.99);
  });
});

describe('periods of a metric per entity', () => {
  const none = { next: (_: unknown, before: typeof noLooks.looks) => before };

  it('add up to what the sums of the whole make', () => {
    const whole = (series: readonly PeriodSums[]) => stateAtEnd(series, { from: noLooks, look: none }).sums;
    expect(metricBy('VALUE_PER_ENTITY').compared(stateAtEnd(counted, { from: noLooks, look: none })).sums).toEqual(
      aggregateArms(whole(bought), whole(assigned), 'VALUE_PER_ENTITY'),
    );
  });

  it('are there in order for all that came, without an event too, and once for all shards', () => {
    const came = (index: number) => ({ period: periods[index] ?? 0, sums: {}, assigned: assigned[index]?.sums ?? {} });
    const made = mergePeriods([{ period: 900_000, sums: { old: bernoulliArm(1, 1) } }, came(1), came(0), came(0)]);
    expect(made.map(({ period }) => period)).toEqual([0, 300_000, 900_000]);
    const [first, , last] = made.map((one) => metricBy('SHARE').compared({ ...one, looks: {} }).sums);
    expect(first?.new).toMatchObject({ K: 1000n, S: 0n });
    expect(last?.old).toMatchObject({ K: 0n, S: 10n ** 15n });
  });
});

describe('the looks of a guardrail', () => {
  const looked = (rate: number) => {
    const series = periods.map((period) => ({
      period,
      sums: { old: bernoulliArm(1000, 100), new: bernoulliArm(1000, rate), constructor: bernoulliArm(1000, 100) },
    }));
    const tolerance = { desired: 'DECREASE', margin: 0.1 } as const;
    const look = guardrailLook({ control: 'old', others: ['new', 'constructor'], tolerance, design: defaultDesign });
    const { looks } = stateAtEnd(series, { from: noLooks, look });
    return ['new', 'constructor'].map((arm) =>
      judgeGuardrail(guardrailIn(looks, arm), { notWorse: 0.05, harmed: 0.05 }),
    );
  };

  it('find harm and its absence, arm by arm', () => {
    expect(looked(150)).toEqual(['Harmed', 'Open']);
    expect(looked(80)).toEqual(['NotWorse', 'Open']);
  });

  it('count both arms only when they are eligible', () => {
    const tolerance = { desired: 'DECREASE', margin: 0 } as const;
    const look = guardrailLook({ control: 'old', others: ['new'], tolerance, design: defaultDesign });
    const few = [{ period: 0, sums: { old: bernoulliArm(99, 9), new: bernoulliArm(500, 9) } }];
    expect(guardrailIn(stateAtEnd(few, { from: noLooks, look }).looks, 'new').looks).toBe(0);
  });
});
