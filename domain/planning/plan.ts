/** Plans an experiment: the entities and days until it finds an effect, and the effect that it finds by each day. */

import { MIN_ENTITIES } from '../stats/eligibility.ts';
import { defaultDesign } from '../stats/normal-mixture.ts';
import { type Arrivals, daysUntil, uniquesBy } from '../stats/power/arrivals.ts';
import { type Baseline, effectOf } from '../stats/power/baseline.ts';
import {
  aimOf,
  countingShare,
  type Duration,
  type DurationQuestion,
  type Durations,
  estimateDurations,
} from '../stats/power/duration.ts';
import { smallestDrifts } from '../stats/power/effects-by-entities.ts';
import { effectFoundAtEnd } from '../stats/power/found-at-end.ts';

export interface PlanRequest {
  readonly baseline: Baseline;
  /** The smallest difference that matters, of either sign. */
  readonly effect: number;
  /** The shares of all arriving entities, the control first; together at most 1. */
  readonly shares: readonly number[];
  /** All arriving entities, whether they take part or not. */
  readonly arrivals: Arrivals;
  /** The number of success metrics. */
  readonly goals: number;
  /** The days from an entity's first evaluation until it counts: the window of the metric. */
  readonly delay?: number;
}

export interface DurationPlan extends Durations {
  /** Of each comparison: 0.05 divided by the goals and treatments. */
  readonly alpha: number;
  readonly power: number;
  readonly byDay: readonly PlannedDay[];
}

/** The smallest effects, without sign, that are found by the end of a day. They are absent with too few entities. */
export interface PlannedDay {
  readonly day: number;
  /** The unique entities that count by then. */
  readonly entities: number;
  readonly anytime?: number;
  readonly final?: number;
}

const ALPHA = 0.05;
const POWER = 0.8;
/** The longest experiment, in days. */
export const LONGEST = 30;
const SHOWN_DAYS = [1, 2, 3, 4, 5, 6, 7, 10, 14, 21, 28, LONGEST];

/**
 * Plans an experiment whose weakest comparison decides: the control against the treatment with the smallest share. The
 * docstring of {@link estimateDurations} has the method.
 */
export const planOf = (request: PlanRequest): DurationPlan => {
  const { delay = 0 } = request;
  const unit = request.baseline.deviation;
  const question = questionOf(request, unit);
  const found = estimateDurations(request.effect / unit, question);
  return {
    alpha: question.alpha,
    power: question.power,
    ...mapDurations(found, (duration) => afterFirstResults(duration, question, delay)),
    byDay: effectsByDay(question, { unit, delay }),
  };
};

/** Divides by a deviation, since squares of very large or small values would leave the range of numbers. */
function questionOf({ baseline, shares, arrivals, goals, delay = 0 }: PlanRequest, unit: number): DurationQuestion {
  const takingPart = shares.reduce((sum, share) => sum + share, 0);
  const [control = 0, ...treatments] = shares.map((share) => share / takingPart);
  const { treatmentDeviation = unit } = baseline;
  return {
    baseline: { ...baseline, deviation: 1, treatmentDeviation: treatmentDeviation / unit },
    shares: { control, treatment: Math.min(...treatments) },
    arrivals: arrivals.map((uniques) => uniques * takingPart),
    alpha: ALPHA / (goals * treatments.length),
    power: POWER,
    design: defaultDesign,
    longest: Math.max(0, LONGEST - delay),
  };
}

const mapDurations = (
  { anytime, final }: Durations,
  change: (duration: Duration) => Duration | undefined,
): Durations => {
  const [one, other] = [anytime && change(anytime), final && change(final)];
  return { ...(one ? { anytime: one } : {}), ...(other ? { final: other } : {}) };
};

/** Returns a duration that is not shorter than until results begin. */
function afterFirstResults(duration: Duration, question: DurationQuestion, delay: number): Duration | undefined {
  const entities = Math.max(duration.entities, entitiesForResults(question));
  const days = daysUntil(entities, question.arrivals, question.longest);
  return days === undefined ? undefined : { entities, days: days + delay };
}

/** Returns the entities of the experiment by which both arms of the pair have the fewest entities of results. */
const entitiesForResults = ({ baseline, shares }: DurationQuestion): number =>
  Math.ceil(Number(MIN_ENTITIES) / (baseline.counting * Math.min(shares.control, shares.treatment)));

function effectsByDay(question: DurationQuestion, { unit, delay }: { unit: number; delay: number }): PlannedDay[] {
  const days = SHOWN_DAYS.map((day) => ({
    day,
    entities: Math.floor(uniquesBy(question.arrivals, Math.max(0, day - delay))),
  }));
  const counted = days.filter(({ entities }) => entities >= entitiesForResults(question));
  const found = effectsFoundBy(
    counted.map(({ entities }) => entities),
    question,
  );
  return days.map((one) => {
    const effects = found(one.entities);
    return counted.includes(one) ? { ...one, anytime: effects.anytime * unit, final: effects.final * unit } : one;
  });
}

type EffectsFound = (entities: number) => { readonly anytime: number; readonly final: number };

/** Returns the smallest effects in deviations by the entities of the experiment. `entities` are ascending. */
function effectsFoundBy(entities: readonly number[], question: DurationQuestion): EffectsFound {
  const [least, most] = [entities[0], entities.at(-1)];
  if (least === undefined || most === undefined) return () => ({ anytime: Number.NaN, final: Number.NaN });
  const { baseline, shares } = question;
  const counting = countingShare(question);
  const drift = smallestDrifts([least * counting, most * counting], aimOf(question));
  return (all) => ({
    anytime: effectOf(drift(all * counting), baseline, shares),
    final: effectFoundAtEnd(all, question) ?? Number.NaN,
  });
}
