/**
 * Features that serve everybody the same, and which of them nobody asks for any more. The first follows from what is set
 * and what was changed, the second from how often they are evaluated.
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

/** How often the features of a project are evaluated. Times are epoch seconds. */
export interface ProjectUsage {
  /** Since when evaluations are counted. */
  readonly countedSince: number;
  /** When all features were last evaluated in one call, which counts for none of them. */
  readonly allEvaluated?: number | undefined;
  /** When each feature was last evaluated, by its name. */
  readonly last: ReadonlyMap<string, number>;
}

/** A constant feature, and whether it is asked for. */
export interface StaleFeature extends ConstantFeature {
  /** Epoch seconds; absent when it was not evaluated since usage is counted. */
  readonly lastEvaluated?: number;
  /** Whether nobody has evaluated it since `before`; absent where usage is not counted for so long. */
  readonly unused?: boolean;
}

/** Adds to constant features when they were last asked for. Nothing is known of features when nothing is counted. */
export const withUsage = (
  constant: readonly ConstantFeature[],
  usage: ProjectUsage | undefined,
  before: number,
): StaleFeature[] =>
  constant.map((feature) => {
    const lastEvaluated = usage?.last.get(feature.name);
    if (lastEvaluated !== undefined) return { ...feature, lastEvaluated, unused: lastEvaluated < before };
    return usage && usage.countedSince <= before ? { ...feature, unused: true } : { ...feature };
  });

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
