/**
 * Steps that many launches have.
 */
import { fieldTime } from '../../words/zone.ts';
import type { DraftGroup, DraftStep } from './launch-draft.ts';

const DAY = 86_400_000;

export interface Rollout {
  readonly groups: readonly DraftGroup[];
  /** The group that grows. */
  readonly growing: string;
  /** The group that has the rest, if there is one. */
  readonly rest: string | undefined;
}

/** One step a day from `now` on, in which a group has these percents. */
export const dailySteps = ({ groups, growing, rest }: Rollout, percents: readonly number[], now: number): DraftStep[] =>
  percents.map((percent, day) => ({
    time: fieldTime(now + day * DAY),
    segments: [],
    weights: Object.fromEntries(
      groups.map(({ name }) => [name, name === growing ? `${percent}` : name === rest ? `${100 - percent}` : '0']),
    ),
  }));
