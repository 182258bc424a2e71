/**
 * Describes the series of a metric: the counts that belong to it, and the form in which they are compared. A metric per
 * entity is compared by the sums of its counts and of the unique assigned entities together.
 */

import { isStepArm, stepArmOf } from '../event/launch-step.ts';
import { type MetricDefinition, windowOf } from '../lifecycle/metric.ts';
import { aggregateSums, type MetricAggregation } from '../stats/aggregation.ts';
import { type ArmSums, type Look, type LookState, sumsOf } from './series.ts';

/** The counts that belong to a series. */
export interface SeriesCounts {
  /** In milliseconds. Only periods whose window is over belong to the series. Absent for a metric without a window. */
  readonly window?: number | undefined;
  /** Tells whether the unique assigned entities belong to it. */
  readonly countsAssigned: boolean;
}

export interface MetricSeries extends SeriesCounts {
  /** Returns a look at the compared form of the counts. */
  readonly lookAt: <One extends Look>(look: One) => One;
  /** Returns the state in the compared form, in which each arm's metric is a mean. */
  readonly compared: (state: LookState) => LookState;
  /** Returns the unique entities that numbers per entity are over. `uniques` are all that were assigned so far. */
  readonly assignedIn: (state: LookState, uniques: ArmSums) => ArmSums;
}

export const metricSeriesOf = (definition: MetricDefinition): MetricSeries => {
  const { aggregation = 'VALUE_PER_EVENT' } = definition;
  const window = windowOf(definition);
  const choose = window === undefined ? withoutNewcomers : newcomersOnly;
  const armsOf = armsAggregator(aggregation, choose);
  // The numbers per entity of a window are over the entities whose window is over.
  const countsAssigned = window !== undefined || aggregation !== 'VALUE_PER_EVENT';
  const compared = ({ sums, assigned, looks }: LookState): LookState => ({ sums: armsOf(sums, assigned), looks });
  return {
    window,
    countsAssigned,
    lookAt: (look) => {
      const { next, point } = look;
      return {
        ...look,
        next: (sums, before, assigned) => next(armsOf(sums, assigned), before),
        ...(point ? { point: (state: LookState) => point(compared(state)) } : {}),
      };
    },
    compared,
    assignedIn: ({ assigned = {} }, uniques) => (countsAssigned ? choose(assigned) : uniques),
  };
};

/** Chooses the entities that a metric is over within the steps of a launch. */
type ChooseEntities = (assigned: ArmSums) => ArmSums;

const withoutNewcomers: ChooseEntities = (assigned) =>
  Object.fromEntries(Object.entries(assigned).filter(([arm]) => stepArmOf(arm) === arm));

/** A window begins with the first evaluation, so a step's entities are those that came in it for the first time. */
const newcomersOnly: ChooseEntities = (assigned) =>
  Object.fromEntries(
    Object.entries(assigned)
      .filter(([arm]) => !isStepArm(arm))
      .map(([arm, sums]) => [stepArmOf(arm), sums]),
  );

/** Aggregates each object of sums once, because a look and its point ask for the same. */
const armsAggregator = (aggregation: MetricAggregation, choose: ChooseEntities) => {
  const known = new WeakMap<ArmSums, ArmSums>();
  return (sums: ArmSums, assigned: ArmSums = {}): ArmSums => {
    const arms = known.get(sums) ?? aggregateArms(sums, choose(assigned), aggregation);
    known.set(sums, arms);
    return arms;
  };
};

/**
 * Returns a metric's arms in the compared form, from its sums and the unique assigned entities. An arm without any
 * event is all zeros. A metric per event stays as it is.
 */
export const aggregateArms = (sums: ArmSums, assigned: ArmSums, aggregation: MetricAggregation): ArmSums => {
  if (aggregation === 'VALUE_PER_EVENT') return sums;
  const arms = new Set([...Object.keys(sums), ...Object.keys(assigned)]);
  return Object.fromEntries(
    [...arms].map((arm) => [arm, aggregateSums(sumsOf(sums, arm), sumsOf(assigned, arm).K, aggregation)]),
  );
};
