/** Says what a shipping changes for whom, in numbers and in words. */

import type { Feature } from '../feature.ts';
import type { Experiment } from '../lifecycle/experiment.ts';
import type { Launch } from '../lifecycle/launch.ts';
import { formatDate } from '../results/date-text.ts';
import { formatCountOf, formatList, formatPercent } from '../results/number-text.ts';
import { type ServedAudience, type Serving, servedShares } from './served-shares.ts';
import { otherFeatures, shipsAlready } from './ship.ts';

export interface ShareChange {
  readonly variation: string;
  /** Of 1. */
  readonly before: number;
  readonly after: number;
}

export interface AudienceChange {
  /** The segments that the entities are in; none for those outside all segments. */
  readonly segments: readonly string[];
  readonly variations: readonly ShareChange[];
}

export interface ShipChanges {
  readonly sentences: readonly string[];
  /** Of entities without an override. */
  readonly audiences: readonly AudienceChange[];
  /** The numbers of entities by the other variation that their override keeps. */
  readonly overrides: Readonly<Record<string, number>>;
}

/** Returns the changes by shipping `variation` now, in milliseconds since the epoch. */
export const shipChanges = (serving: Serving, variation: string, now: number): ShipChanges => {
  const { feature, launch, experiment } = serving;
  const audiences = servedShares(serving, now).map((audience) => changeOf(feature, audience, variation));
  const overrides = overridesBeside(feature, variation);
  if (shipsAlready(serving, variation))
    return { sentences: [`Nothing changes: ${variation} is the default, and nothing runs.`], audiences, overrides };
  return {
    sentences: [
      ...servedTexts(audiences, variation, Object.keys(overrides).length > 0),
      ...(launch ? launchTexts(feature, launch, now) : []),
      ...(experiment ? experimentTexts(feature, experiment, now) : []),
      ...overrideTexts(overrides),
      ...strategyTexts(feature),
    ],
    audiences,
    overrides,
  };
};

const changeOf = (feature: Feature, { segments, shares }: ServedAudience, shipped: string): AudienceChange => ({
  segments,
  variations: feature.variations.map(({ name }) => ({
    variation: name,
    before: Object.hasOwn(shares, name) ? (shares[name] ?? 0) : 0,
    after: name === shipped ? 1 : 0,
  })),
});

const overridesBeside = ({ entityOverrides }: Feature, shipped: string): Record<string, number> => {
  const others = Object.values(entityOverrides).filter((variation) => variation !== shipped);
  return Object.fromEntries(
    [...new Set(others)].map((variation) => [variation, others.filter((one) => one === variation).length]),
  );
};

/** Those in no segment are the first audience, and come last in words: everyone else. */
const servedTexts = (audiences: readonly AudienceChange[], shipped: string, hasOverrides: boolean): string[] => {
  const alone = hasOverrides ? 'Everyone without an override' : 'Everyone';
  const [others, ...inSegments] = audiences;
  return [
    ...inSegments.map((one) => servedText(`Who is in ${formatList(one.segments)}`, one, shipped)),
    ...(others ? [servedText(inSegments.length > 0 ? 'Everyone else' : alone, others, shipped)] : []),
  ];
};

const servedText = (whom: string, { variations }: AudienceChange, shipped: string): string => {
  const before = variations.filter((one) => one.before > 0);
  return `${whom} is served ${shipped}; before, ${formatList(before.map(({ variation, before: share }) => `${formatPercent(share)} had ${variation}`))}.`;
};

const launchTexts = (feature: Feature, launch: Launch, now: number): string[] => {
  const ahead = launch.steps.filter(({ startTime }) => startTime > now).length;
  return [
    `The launch ${launch.name} is stopped${ahead === 0 ? '' : `; ${formatCountOf(ahead, 'step')} ahead will not begin`}.`,
    ...otherTexts('launch', launch.name, otherFeatures(launch.groups, feature)),
  ];
};

const experimentTexts = (feature: Feature, experiment: Experiment, now: number): string[] => {
  const { name, treatments, analysisCompleteTime: end = now } = experiment;
  return [
    `The experiment ${name} is stopped before its planned end, ${formatDate(end, now)}: its results stay, without a final p-value.`,
    ...otherTexts('experiment', name, otherFeatures(treatments, feature)),
  ];
};

const otherTexts = (type: string, name: string, others: readonly string[]): string[] =>
  others.length === 0
    ? []
    : [
        `The ${type} ${name} ends for ${formatList(others)} too: there serves what else runs, or the default variation, which stays.`,
      ];

const overrideTexts = (overrides: Readonly<Record<string, number>>): string[] => {
  const kept = Object.entries(overrides).map(
    ([variation, count]) => `${formatCountOf(count, 'override')} of ${variation}`,
  );
  return kept.length === 0 ? [] : [`What overrides serve stays: ${formatList(kept)}.`];
};

const strategyTexts = ({ evaluationStrategy }: Feature): string[] =>
  evaluationStrategy === 'ALL_RULES'
    ? []
    : ['The evaluation strategy stays DEFAULT_VARIATION: launches and experiments have no effect on this feature.'];
