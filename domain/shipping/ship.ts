/** Ships a variation: it becomes the default of its feature, and what runs on the feature stops. */

import type { Feature } from '../feature.ts';
import { endExperiment } from '../lifecycle/experiment.ts';
import { endLaunch } from '../lifecycle/launch.ts';
import type { Serving } from './served-shares.ts';

export interface ShipRequest {
  readonly variation: string;
  readonly reason?: string | undefined;
}

/** Returns everything as it is after the shipping. The trials have ended. */
export const ship = ({ feature, launch, experiment }: Serving, request: ShipRequest, now: number): Serving => {
  const stop = { state: 'COMPLETED', reason: request.reason ?? reasonOf(feature, request.variation) } as const;
  return {
    feature: { ...feature, defaultVariation: request.variation, lastUpdatedTime: now },
    launch: launch && endLaunch(launch, stop, now),
    experiment: experiment && endExperiment(experiment, stop, now),
  };
};

/** The longest reason of a status. */
const MOST_CHARACTERS = 160;

const reasonOf = ({ name }: Feature, variation: string): string =>
  `Variation ${variation} of feature ${name} is shipped`.slice(0, MOST_CHARACTERS);

/** Tells whether a shipping would change anything. */
export const shipsAlready = ({ feature, launch, experiment }: Serving, variation: string): boolean =>
  feature.defaultVariation === variation && !launch && !experiment;

/** Returns the features that a trial serves beside the shipped one. They lose the trial too. */
export const otherFeatures = (arms: readonly { readonly feature: string }[], feature: Feature): string[] => [
  ...new Set(arms.map((arm) => arm.feature).filter((name) => name !== feature.name)),
];
