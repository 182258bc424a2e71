/** Computes which share of the entities is served which variation of a feature, by what is in force at a moment. */

import type { Feature } from '../feature.ts';
import { type Experiment, weightsOf } from '../lifecycle/experiment.ts';
import type { Launch, SegmentOverride, Step } from '../lifecycle/launch.ts';
import { EVERYONE } from '../lifecycle/weights.ts';

/** A feature with the trials that run on it. */
export interface Serving {
  readonly feature: Feature;
  readonly launch?: Launch | undefined;
  readonly experiment?: Experiment | undefined;
}

/** Entities that are in these segments of the launch and the experiment, and in no other of theirs. */
export interface ServedAudience {
  readonly segments: readonly string[];
  /** By variation, of 1; those that are served to nobody are left out. */
  readonly shares: Readonly<Record<string, number>>;
}

/**
 * Returns the shares for entities without an override: first of those in no segment, then of each segment. Entities in
 * several segments of a launch are not listed, since each segment takes its shares in its order. The splits of a launch,
 * of each of its segments, of the sampling and of the treatments are independent, so shares multiply.
 *
 * @example servedShares({ feature, launch }, now); // [{ segments: [], shares: { old: 0.9, new: 0.1 } }]
 */
export const servedShares = (serving: Serving, now: number): ServedAudience[] => {
  const { feature, experiment } = serving;
  if (feature.evaluationStrategy === 'DEFAULT_VARIATION')
    return [{ segments: [], shares: { [feature.defaultVariation]: 1 } }];
  const step = serving.launch && stepAt(serving.launch, now);
  const running = experiment && (experiment.analysisCompleteTime ?? 0) > now ? experiment : undefined;
  return audiencesOf(step, running).map((segments) => ({
    segments,
    shares: sharesOf({ ...serving, experiment: running }, step, segments),
  }));
};

const stepAt = ({ steps }: Launch, now: number): Step | undefined =>
  steps.findLast(({ startTime }) => startTime <= now);

const audiencesOf = (step: Step | undefined, experiment: Experiment | undefined): string[][] => {
  const own = overridesOf(step).map(({ segment }) => segment);
  const asked = experiment?.segment;
  const ofLaunch = [[], ...own.map((segment) => [segment])];
  if (asked === undefined || own.includes(asked)) return ofLaunch;
  return [...ofLaunch, ...ofLaunch.map((segments) => [...segments, asked])];
};

const overridesOf = (step: Step | undefined): SegmentOverride[] =>
  [...(step?.segmentOverrides ?? [])].sort((a, b) => a.evaluationOrder - b.evaluationOrder);

/** Follows the order of an evaluation: the splits of the launch, the experiment, the default variation. */
const sharesOf = (
  { feature, launch, experiment }: Serving,
  step: Step | undefined,
  segments: readonly string[],
): Record<string, number> => {
  const splits = [
    ...overridesOf(step).filter(({ segment }) => segments.includes(segment)),
    ...(step ? [{ weights: step.groupWeights }] : []),
  ];
  const served = new Served(feature.name);
  let left = 1;
  for (const { weights } of splits) left -= served.take(launch?.groups ?? [], weights, left);
  // A group of another feature leaves the entity to the experiment of this one.
  left = 1 - served.sum;
  if (experiment && isAsked(experiment, segments))
    served.take(experiment.treatments, weightsOf(experiment), left * (experiment.samplingRate / EVERYONE));
  return served.with(feature.defaultVariation);
};

const isAsked = ({ segment }: Experiment, segments: readonly string[]): boolean =>
  segment === undefined || segments.includes(segment);

interface Arm {
  readonly name: string;
  readonly feature: string;
  readonly variation: string;
}

/** Shares that are given out so far. */
class Served {
  readonly #feature: string;
  readonly #shares = new Map<string, number>();

  constructor(feature: string) {
    this.#feature = feature;
  }

  /** Gives the arms their weights of `all`; returns the share of all arms together, those of other features too. */
  take(arms: readonly Arm[], weights: Readonly<Record<string, number>>, all: number): number {
    let taken = 0;
    for (const { name, feature, variation } of arms) {
      const share = all * ((Object.hasOwn(weights, name) ? (weights[name] ?? 0) : 0) / EVERYONE);
      taken += share;
      if (feature === this.#feature && share > 0) this.#add(variation, share);
    }
    return taken;
  }

  get sum(): number {
    return [...this.#shares.values()].reduce((sum, share) => sum + share, 0);
  }

  /** The shares, the rest of which is that of the default variation. */
  with(defaultVariation: string): Record<string, number> {
    const rest = 1 - this.sum;
    if (rest > 1e-12) this.#add(defaultVariation, rest);
    return Object.fromEntries(this.#shares);
  }

  #add(variation: string, share: number): void {
    this.#shares.set(variation, (this.#shares.get(variation) ?? 0) + share);
  }
}
