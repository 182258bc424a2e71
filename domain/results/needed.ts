/** Determines the data that a metric still lacks before its results begin. */

import { MIN_ENTITIES, MIN_EVENTS } from '../stats/eligibility.ts';
import { isSteady } from '../stats/ratio-of-values.ts';
import type { Sums } from '../stats/sums.ts';
import { MIN_RUN_TIME } from './points.ts';

export interface MissingData {
  /** Whole minutes until results can begin: the tenth after the start, or later the end of the first window. */
  readonly minutes: number;
  readonly treatments: readonly MissingForTreatment[];
}

/** The data that a treatment lacks: the missing events, and the missing entities with events. */
interface MissingForTreatment {
  readonly treatmentName: string;
  readonly events: number;
  readonly entities: number;
  /** True for a ratio whose sum of denominators is not clearly above 0. */
  readonly steadyDenominator?: true;
}

interface Arm {
  readonly treatmentName: string;
  readonly sums: Sums;
}

/** Times in milliseconds. */
interface RunSoFar {
  /** The running time of the experiment so far. */
  readonly elapsed: number;
  /** That of the metric. */
  readonly window?: number | undefined;
}

/** Returns undefined when nothing is missing. For a metric per entity the events are its observations, the entities. */
export const missingDataOf = (arms: readonly Arm[], { elapsed, window = 0 }: RunSoFar): MissingData | undefined => {
  const minutes = Math.max(0, Math.ceil((Math.max(MIN_RUN_TIME, window) - elapsed) / 60_000));
  const treatments = arms
    .map(
      ({ treatmentName, sums: { N, K, denominators } }): MissingForTreatment => ({
        treatmentName,
        events: shortfall(MIN_EVENTS, N),
        entities: shortfall(MIN_ENTITIES, K),
        ...(denominators && !isSteady(K, denominators) ? { steadyDenominator: true } : {}),
      }),
    )
    .filter(({ events, entities, steadyDenominator }) => events > 0 || entities > 0 || steadyDenominator);
  return minutes > 0 || treatments.length > 0 ? { minutes, treatments } : undefined;
};

const shortfall = (least: bigint, found: bigint): number => (found < least ? Number(least - found) : 0);
