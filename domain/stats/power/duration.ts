/**
 * Estimates the duration of an experiment: the entities and days until an effect is found, and the effect that is found
 * by a day.
 */

import { type MixtureDesign, mixtureVariance } from '../normal-mixture.ts';
import { type Arrivals, daysUntil, uniquesBy } from './arrivals.ts';
import { type Baseline, driftOf, effectOf, type PairShares } from './baseline.ts';
import { anytimePower, finalPower, type Looking } from './crossing.ts';
import { type Aim, entitiesFor, type PowerMethod, smallestDrift } from './plan.ts';

export interface DurationQuestion {
  readonly baseline: Baseline;
  /** The compared pair. Among several treatments it is the one with the smallest share. */
  readonly shares: PairShares;
  readonly arrivals: Arrivals;
  /** The alpha of this comparison: alpha divided by the success metrics and treatments. */
  readonly alpha: number;
  readonly power: number;
  readonly design: MixtureDesign;
  /** The longest duration of an experiment, in days. */
  readonly longest: number;
}

/** The unique entities of the whole experiment, and the days until they have arrived. */
export interface Duration {
  readonly entities: number;
  readonly days: number;
}

/** Absent if the effect is not found within the longest duration. */
export interface Durations {
  /** The duration with looks at any time. */
  readonly anytime?: Duration;
  /** The duration with the final p-value, at an end that was fixed beforehand. */
  readonly final?: Duration;
}

/** Looks are five minutes apart. */
const LOOKS_A_DAY = 288;

/**
 * Estimates the time until an effect (absolute, of either sign) is found with the requested power.
 *
 * @example
 * // Mean 0.1, deviation 0.3, halves, 4,000 new entities a day, effect 0.01: anytime 10.9 days, final 7.2
 */
export const estimateDurations = (effect: number, question: DurationQuestion): Durations => {
  const anytime = durationOf(effect, question, anytimePower);
  const final = durationOf(effect, question, finalPower);
  return { ...(anytime ? { anytime } : {}), ...(final ? { final } : {}) };
};

/**
 * Returns the smallest effect (absolute) that is found with the requested power by the end of a day; `undefined` before
 * the first entity.
 */
export const effectFoundBy = (day: number, question: DurationQuestion, method: PowerMethod): number | undefined => {
  const entities = uniquesBy(question.arrivals, day) * countingShare(question);
  if (!(entities * mixtureVariance(question.design) > 0)) return undefined;
  const drift = smallestDrift(entities, { method, ...aimOf(question) });
  return drift === undefined ? undefined : effectOf(drift, question.baseline, question.shares);
};

function durationOf(effect: number, question: DurationQuestion, method: PowerMethod): Duration | undefined {
  const { arrivals, baseline, shares, longest } = question;
  const counting = countingShare(question);
  const most = uniquesBy(arrivals, longest) * counting;
  const drift = driftOf(effect, baseline, shares);
  if (!(most > 1 && drift > 0)) return undefined;
  const needed = entitiesFor({ drift, most }, { method, ...aimOf(question) });
  if (needed === undefined) return undefined;
  const entities = Math.ceil(needed / counting);
  const days = daysUntil(needed / counting, arrivals, longest);
  return days === undefined ? undefined : { entities, days };
}

/** Returns the share of the arriving entities that count in the pair. */
export const countingShare = ({ baseline, shares }: DurationQuestion): number =>
  baseline.counting * (shares.control + shares.treatment);

/** Returns the design of the test with its desired power, for either method. */
export const aimOf = (question: DurationQuestion): Omit<Aim, 'method'> => {
  const { alpha, power, design } = question;
  return { looking: { sides: 'two', alpha, design, apart: betweenLooks(question) } satisfies Looking, power };
};

/** Returns the counting entities between two looks, averaged over the measured time. */
const betweenLooks = (question: DurationQuestion): number => {
  const days = Math.max(1, question.arrivals.length);
  return (uniquesBy(question.arrivals, days) * countingShare(question)) / (days * LOOKS_A_DAY);
};
