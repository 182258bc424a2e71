/**
 * Exposures: what the sealed token of a flag says. Whoever has the token can neither read nor change it, and it assigns
 * nothing but what was served.
 */

import type { TrialType } from '../lifecycle/trial.ts';

export interface ShownFlag {
  readonly type: TrialType;
  /** The creation id of the launch or the experiment. */
  readonly trialId: string;
  readonly arm: string;
  readonly entityId: string;
  readonly feature: string;
  readonly variation: string;
  /** The hour of the evaluation, counted from the epoch. */
  readonly hour: number;
}

const HOUR = 3_600_000;
/** In hours, as events may be two weeks old. */
const MAX_AGE = 14 * 24;
/** In hours. A token that is asked for again is made anew within this time, when it has half of its life before it. */
const RENEWAL = 7 * 24;

export const hourNumber = (time: number): number => Math.floor(time / HOUR);

/** Whether an exposure is too old at a time, in milliseconds since the epoch, or from a future that cannot be. */
export const isStale = ({ hour }: ShownFlag, now: number): boolean =>
  hourNumber(now) - hour > MAX_AGE || hour > hourNumber(now) + 1;

const members = ['type', 'trialId', 'arm', 'entityId', 'feature', 'variation', 'hour'] as const;

/** The text in a token, short since a page has one for each flag. */
export const exposureText = (exposure: ShownFlag): string => JSON.stringify(members.map((member) => exposure[member]));

/** What the token says, the same for all tokens of a week: a page that has one of an earlier week gets another. */
export const exposureMark = (exposure: ShownFlag): string =>
  exposureText({ ...exposure, hour: Math.floor(exposure.hour / RENEWAL) });

/** Reads a text that {@link exposureText} made. */
export const readExposure = (text: string): ShownFlag => {
  const values = JSON.parse(text) as readonly unknown[];
  return Object.fromEntries(members.map((member, index) => [member, values[index]])) as unknown as ShownFlag;
};
