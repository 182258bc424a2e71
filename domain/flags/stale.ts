/**
 * Features that serve everybody the same. Whether anybody still asks for a feature needs counts of usage, which this
 * does not have: it tells what is constant, not what is unused.
 */
import { isObject } from '../../contract/shape/aggregates.ts';
import type { Actual } from '../template/actual.ts';
import { isOver, type ProjectState } from './flags-document.ts';

/** A record of history, as far as it matters here. Its time is epoch seconds. */
export interface HistoricChange {
  readonly time: number;
  readonly resourceType: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface ConstantFeature {
  readonly name: string;
  /** The variation that is served. */
  readonly variation: string;
  /** Epoch seconds of the last change to the feature or to what ran on it. */
  readonly since: number;
  /** How many entities are served another variation by an override. */
  readonly overrides: number;
}

interface Constancy {
  readonly history: readonly HistoricChange[];
  /** Nothing has changed since then, epoch seconds. */
  readonly before: number;
}

/** Features on which nothing runs or waits as a draft, unchanged since `before`; by name. */
export const constantFeatures = (state: ProjectState, { history, before }: Constancy): ConstantFeature[] => {
  const trials = [...state.launches, ...state.experiments];
  const waiting = new Set(trials.filter((trial) => !isOver(trial)).flatMap(featuresIn));
  return state.features
    .filter(({ name, evaluationRules }) => !waiting.has(name) && !hasItems(evaluationRules))
    .map((feature) => constantFeature(feature, [...trials.map(endOf), ...history.map(changeOfTrial)]))
    .filter(({ since }) => since <= before)
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
};

const hasItems = (list: unknown): boolean => Array.isArray(list) && list.length > 0;

/** When something changed that features were served by. */
interface ServedChange {
  readonly time: number;
  readonly features: readonly string[];
}

const endOf = (trial: Actual): ServedChange => ({
  time: Number(Object(trial.execution).endedTime ?? 0),
  features: featuresIn(trial),
});

/** A trial that was deleted is in the history alone. Only while it ran did it serve anybody. */
const changeOfTrial = ({ time, before, after }: HistoricChange): ServedChange => {
  const running = [before, after].filter((state) => isObject(state) && state.status === 'RUNNING');
  return { time, features: running.flatMap((state) => featuresIn(state as Actual)) };
};

const constantFeature = (
  { name, defaultVariation, entityOverrides, lastUpdatedTime }: Actual,
  changes: readonly ServedChange[],
): ConstantFeature => {
  const times = changes.filter(({ features }) => features.includes(name)).map(({ time }) => time);
  const others = Object.values(Object(entityOverrides)).filter((variation) => variation !== defaultVariation);
  return {
    name,
    variation: String(defaultVariation),
    since: Math.max(Number(lastUpdatedTime), ...times),
    overrides: others.length,
  };
};

/** The features that a trial serves, by the forms of answers and of history. */
const featuresIn = ({ groups, treatments }: Actual): string[] =>
  [groups, treatments]
    .flatMap((arms) => (Array.isArray(arms) ? arms : []))
    .flatMap(({ feature, featureVariations }) => [
      ...(feature ? [feature] : []),
      ...Object.keys(Object(featureVariations)),
    ]);
