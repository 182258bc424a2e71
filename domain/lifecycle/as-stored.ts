/**
 * Recognises input that means the same as the stored state. boto3 cuts times to the whole second. Terraform sends an
 * empty description for an absent one. Lists, weights and patterns come in another order or with other blanks. None of
 * this changes a frozen member, and the stored form stays.
 */

import type { Weights } from '@selfevident/evaluation';
import { canonical, same } from '../same.ts';
import { DEFAULT_MARGIN } from '../stats/margin.ts';
import type { LaunchAlarm } from './launch-guard.ts';
import type { Guardrail, MetricDefinition } from './metric.ts';

interface Described {
  readonly description?: string | undefined;
}

/** Returns the stored arms if the input means the same in any order, or else the input. */
export const armsAsStored = <Arm extends Described>(stored: readonly Arm[], input: readonly Arm[]): readonly Arm[] =>
  haveSameMeaning(stored, input, (arm) => ({ ...arm, description: arm.description ?? '' })) ? stored : input;

/** Returns the stored metrics if the input means the same in any order, or else the input. */
export const metricsAsStored = <Metric extends { readonly metricDefinition: MetricDefinition }>(
  stored: readonly Metric[],
  input: readonly Metric[],
): readonly Metric[] => (haveSameMeaning(stored, input, metricMeaning) ? stored : input);

/** Does the same for guardrails, where leaving out the margin means the default. */
export const guardrailsAsStored = (stored: readonly Guardrail[], input: readonly Guardrail[]): readonly Guardrail[] =>
  haveSameMeaning(stored, input, (one) => ({ ...metricMeaning(one), margin: one.margin ?? DEFAULT_MARGIN }))
    ? stored
    : input;

const metricMeaning = <Metric extends { readonly metricDefinition: MetricDefinition }>(metric: Metric) => {
  const { eventPattern, aggregation = 'VALUE_PER_EVENT' } = metric.metricDefinition;
  return {
    ...metric,
    metricDefinition: {
      ...metric.metricDefinition,
      eventPattern: eventPattern && withoutBlanks(eventPattern),
      aggregation,
    },
  };
};

/** Returns the stored alarms if the input has the same in any order, or else the input. */
export const alarmsAsStored = (
  stored: readonly LaunchAlarm[] | undefined,
  input: readonly LaunchAlarm[] | undefined,
): readonly LaunchAlarm[] | undefined =>
  haveSameMeaning(stored ?? [], input ?? [], (alarm) => alarm) ? stored : input;

/** Removes the blanks between JSON tokens. Numbers keep their text, because 300 and 300.0 match differently. */
export const withoutBlanks = (json: string): string => json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');

/** Returns the stored weights if the input gives the same shares, or else the input. A missing weight is 0. */
export const weightsAsStored = (stored: Weights, input: Weights, arms: readonly string[]): Weights =>
  same(allWeights(stored, arms), allWeights(input, arms)) ? stored : input;

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
  readonly earlierTimes?: readonly number[];
  readonly groupWeights: Weights;
  readonly segmentOverrides: readonly Override[];
}

/**
 * Finds the begun step that the input means: by its time, by the time that the client gave before, or by its time cut
 * to the second. Returns the stored step if both mean the same, or else the input with the stored time. Returns
 * undefined if the input means no begun step.
 */
export const stepAsStored = <Given extends Step>(
  begun: readonly Given[],
  input: Given,
  groups: readonly string[],
): Given | undefined => {
  const { startTime } = input;
  const stored =
    begun.find((step) => step.startTime === startTime) ??
    begun.find((step) => step.givenTime === startTime || cutToSecond(step.startTime) === startTime);
  if (!stored) return undefined;
  const timed = { ...input, startTime: stored.startTime };
  return same(stepMeaning(stored, groups), stepMeaning(timed, groups)) ? stored : timed;
};

/**
 * Returns the input with the stored times, if every step of it has a time that the stored step in its place has or had.
 * A client that knows nothing of a hold sends the times from before it. Steps behind the stored ones stay as they are.
 * Without a hold, the input is returned as it is.
 */
export const stepsInPlace = <Given extends Step>(
  { steps: stored, heldSince }: { readonly steps: readonly Given[]; readonly heldSince?: number | undefined },
  input: readonly Given[],
): readonly Given[] => {
  const wasHeld = heldSince !== undefined || stored.some(({ earlierTimes }) => earlierTimes !== undefined);
  const pairs = input.map((step, index) => ({ step, place: stored[index] }));
  if (!wasHeld || !pairs.every(({ step, place }) => !place || timesOf(place).includes(step.startTime))) return input;
  return pairs.map(({ step, place }) => (place ? withTimesOf(place, step) : step));
};

const timesOf = ({ startTime, givenTime = startTime, earlierTimes = [] }: Step): number[] =>
  [startTime, givenTime, ...earlierTimes].flatMap((time) => [time, cutToSecond(time)]);

const withTimesOf = <Given extends Step>({ startTime, givenTime, earlierTimes }: Given, step: Given): Given => ({
  ...step,
  startTime,
  ...(givenTime === undefined ? {} : { givenTime }),
  ...(earlierTimes === undefined ? {} : { earlierTimes }),
});

const SECOND = 1_000;
const cutToSecond = (time: number): number => Math.floor(time / SECOND) * SECOND;

/** The engine tries overrides in ascending order of their number. Equal numbers keep the order of the list. */
const stepMeaning = ({ startTime, groupWeights, segmentOverrides }: Step, groups: readonly string[]) => ({
  startTime,
  groupWeights: allWeights(groupWeights, groups),
  segmentOverrides: segmentOverrides
    .toSorted((one, other) => one.evaluationOrder - other.evaluationOrder)
    .map((override) => ({ ...override, weights: allWeights(override.weights, groups) })),
});

/** Tells whether two lists have elements of the same meaning, in any order. */
const haveSameMeaning = <Element>(
  stored: readonly Element[],
  input: readonly Element[],
  meaning: (element: Element) => unknown,
): boolean => {
  const texts = (list: readonly Element[]) => list.map((element) => canonical(meaning(element))).sort();
  return same(texts(stored), texts(input));
};
