/**
 * What a client says in other words than those that are stored: boto3 cuts times to the whole second, Terraform sends an
 * empty description where there is none, and lists, weights and patterns come in another order or with other blanks.
 * None of it is a change of what may not change, and what is stored stays as it is.
 */

import { canonical, same } from '../same.ts';
import type { MetricDefinition } from './metric.ts';
import type { Weights } from './weights.ts';

interface Described {
  readonly description?: string | undefined;
}

/** Groups or treatments as they are given, or as they are stored when these say the same in any order. */
export const armsAsStored = <Arm extends Described>(stored: readonly Arm[], given: readonly Arm[]): readonly Arm[] =>
  saySame(stored, given, (arm) => ({ ...arm, description: arm.description ?? '' })) ? stored : given;

/** Metrics as they are given, or as they are stored when these say the same in any order. */
export const metricsAsStored = <Metric extends { readonly metricDefinition: MetricDefinition }>(
  stored: readonly Metric[],
  given: readonly Metric[],
): readonly Metric[] => (saySame(stored, given, metricMeaning) ? stored : given);

const metricMeaning = <Metric extends { readonly metricDefinition: MetricDefinition }>(metric: Metric) => {
  const { eventPattern } = metric.metricDefinition;
  return {
    ...metric,
    metricDefinition: { ...metric.metricDefinition, eventPattern: eventPattern && withoutBlanks(eventPattern) },
  };
};

/** JSON text without the blanks between its tokens. Numbers stay as they are written: 300 and 300.0 match differently. */
const withoutBlanks = (json: string): string => json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');

/** Weights as they are given, or as they are stored when these share out the same; one left out is 0. */
export const weightsAsStored = (stored: Weights, given: Weights, arms: readonly string[]): Weights =>
  same(allWeights(stored, arms), allWeights(given, arms)) ? stored : given;

const allWeights = (weights: Weights, arms: readonly string[]): Weights => ({
  ...Object.fromEntries(arms.map((name) => [name, 0])),
  ...weights,
});

interface Override {
  readonly evaluationOrder: number;
  readonly weights: Weights;
}

interface Step {
  readonly startTime: number;
  readonly givenTime?: number;
  readonly groupWeights: Weights;
  readonly segmentOverrides: readonly Override[];
}

/**
 * The step of those that have begun that is meant, by its time, by the time that it was given with, or by its time cut to the whole
 * second: as it is stored when both say the same, or else with its time. Undefined for another step.
 */
export const stepAsStored = <Given extends Step>(
  begun: readonly Given[],
  given: Given,
  groups: readonly string[],
): Given | undefined => {
  const { startTime } = given;
  const stored =
    begun.find((step) => step.startTime === startTime) ??
    begun.find((step) => step.givenTime === startTime || cut(step.startTime) === startTime);
  if (!stored) return undefined;
  const timed = { ...given, startTime: stored.startTime };
  return same(stepMeaning(stored, groups), stepMeaning(timed, groups)) ? stored : timed;
};

const second = 1_000;
const cut = (time: number): number => Math.floor(time / second) * second;

/** Overrides are asked in ascending order of their number, in the order of the list where it is the same. */
const stepMeaning = ({ startTime, groupWeights, segmentOverrides }: Step, groups: readonly string[]) => ({
  startTime,
  groupWeights: allWeights(groupWeights, groups),
  segmentOverrides: segmentOverrides
    .toSorted((one, other) => one.evaluationOrder - other.evaluationOrder)
    .map((override) => ({ ...override, weights: allWeights(override.weights, groups) })),
});

/** Whether two lists have elements of the same meaning, in any order. */
const saySame = <Element>(
  stored: readonly Element[],
  given: readonly Element[],
  meaning: (element: Element) => unknown,
): boolean => {
  const texts = (list: readonly Element[]) => list.map((element) => canonical(meaning(element))).sort();
  return same(texts(stored), texts(given));
};
