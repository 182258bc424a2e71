// What a metric still lacks before its results begin.

import { MIN_ENTITIES, MIN_EVENTS } from '../stats/eligibility.ts';
import type { Sums } from '../stats/sums.ts';
import { leastTime } from './points.ts';

export interface Needed {
  /** Whole minutes until the tenth after the start. */
  readonly minutes: number;
  /** The treatments that lack something: further events, and further entities with events. */
  readonly treatments: readonly {
    readonly treatmentName: string;
    readonly events: number;
    readonly entities: number;
  }[];
}

interface Arm {
  readonly treatmentName: string;
  readonly sums: Sums;
}

/** Undefined when nothing is lacking; `elapsed` is the time that the experiment has run, in milliseconds. */
export const neededFor = (arms: readonly Arm[], elapsed: number): Needed | undefined => {
  const minutes = Math.max(0, Math.ceil((leastTime - elapsed) / 60_000));
  const treatments = arms
    .map(({ treatmentName, sums: { N, K } }) => ({
      treatmentName,
      events: lacking(MIN_EVENTS, N),
      entities: lacking(MIN_ENTITIES, K),
    }))
    .filter(({ events, entities }) => events > 0 || entities > 0);
  return minutes > 0 || treatments.length > 0 ? { minutes, treatments } : undefined;
};

const lacking = (least: bigint, found: bigint): number => (found < least ? Number(least - found) : 0);
