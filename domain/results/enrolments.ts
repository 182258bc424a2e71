/** Counts the unique entities of each arm over time. */

import { entitiesIn } from './health.ts';
import type { ArmSums } from './series.ts';

/** The sums of the unique entities up to a moment, in milliseconds since the epoch. */
export interface ArrivalMoment {
  readonly time: number;
  readonly sums: ArmSums;
}

export interface Enrolments {
  /** Milliseconds since the epoch, ascending. */
  readonly times: readonly number[];
  /** In the order of the arms asked for. */
  readonly arms: readonly ArmEnrolment[];
}

export interface ArmEnrolment {
  readonly arm: string;
  /** By moment: all entities so far, and their share of those of all arms. */
  readonly entities: number[];
  readonly shares: number[];
}

/** Returns the entities of each arm from the first moment on at which somebody had arrived. */
export const enrolmentsOf = (moments: readonly ArrivalMoment[], arms: readonly string[]): Enrolments => {
  const totalOf = ({ sums }: ArrivalMoment) => arms.reduce((sum, arm) => sum + entitiesIn(sums, arm), 0);
  const reached = moments.filter((moment) => totalOf(moment) > 0);
  return {
    times: reached.map(({ time }) => time),
    arms: arms.map((arm) => ({
      arm,
      entities: reached.map(({ sums }) => entitiesIn(sums, arm)),
      shares: reached.map((moment) => entitiesIn(moment.sums, arm) / totalOf(moment)),
    })),
  };
};
