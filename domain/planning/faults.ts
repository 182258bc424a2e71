/** Finds the faults of a request for a plan, so that no number leaves the range in which its method holds. */

import type { Fault } from '../fault.ts';
import { EVERYONE, formatShare } from '../lifecycle/weights.ts';
import { formatPlain } from '../results/number-text.ts';
import type { MetricAggregation } from '../stats/aggregation.ts';
import type { Baseline } from '../stats/power/baseline.ts';
import type { GivenNumbers } from './baseline.ts';

export interface EffectNumbers {
  readonly effect?: number;
  readonly relativeEffect?: number;
}

export interface PlanNumbers extends EffectNumbers {
  readonly aggregation?: MetricAggregation;
  readonly weights?: readonly number[];
  readonly samplingRate?: number;
  readonly entitiesByDay?: readonly number[];
  readonly given?: GivenNumbers | undefined;
}

/** Returns the faults that show before anything is read. */
export const planFaults = (numbers: PlanNumbers): Fault[] => [
  ...chosenEffectFaults(numbers),
  ...weightFaults(numbers),
  ...arrivalFaults(numbers),
  ...(numbers.given ? givenFaults(numbers.given, numbers.aggregation) : []),
];

const chosenEffectFaults = ({ effect, relativeEffect }: EffectNumbers): Fault[] => {
  if (effect === undefined && relativeEffect === undefined)
    return [{ name: 'effect', message: 'is required, or relativeEffect: the smallest difference that matters' }];
  if (effect !== undefined && relativeEffect !== undefined)
    return [{ name: 'relativeEffect', message: 'cannot be given together with effect' }];
  const name = effect === undefined ? 'relativeEffect' : 'effect';
  return (effect ?? relativeEffect) === 0 ? [{ name, message: 'must not be 0' }] : [];
};

const weightFaults = ({ weights = [], samplingRate }: PlanNumbers): Fault[] => {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return [
    ...weights.flatMap((weight, index) =>
      weight > 0 ? [] : [{ name: `weights[${index}]`, message: 'must be above 0: leave the treatment out instead' }],
    ),
    ...(sum > EVERYONE ? [{ name: 'weights', message: `add up to ${formatShare(sum)}: more than everyone` }] : []),
    ...(samplingRate === 0 ? [{ name: 'samplingRate', message: 'must be above 0' }] : []),
  ];
};

/** More entities than there are people, devices and sessions of a month. */
const MOST_ENTITIES = 1e12;

const arrivalFaults = ({ entitiesByDay: all, given }: PlanNumbers): Fault[] => {
  if (!all)
    return given ? [{ name: 'entitiesByDay', message: 'is required with given numbers: [1000] is 1,000 a day' }] : [];
  return all.flatMap((entities, index) => {
    const name = `entitiesByDay[${index}]`;
    if (entities < 1 || entities > MOST_ENTITIES) return [{ name, message: `must be from 1 to ${MOST_ENTITIES}` }];
    return entities < (all[index - 1] ?? 0)
      ? [{ name, message: 'must not be less than the day before: the entities are counted from the start' }]
      : [];
  });
};

/** Values of events have 15 decimals. */
const LEAST = 1e-15;
const MOST = 1e15;

const givenFaults = (given: GivenNumbers, aggregation: MetricAggregation = 'VALUE_PER_EVENT'): Fault[] => {
  const { mean, standardDeviation, shareCounting } = given;
  const at = (member: keyof GivenNumbers, message: string) => [{ name: `baseline.given.${member}`, message }];
  const isShare = aggregation === 'SHARE';
  return [
    ...(isShare && !(mean > 0 && mean < 1) ? at('mean', 'must be between 0 and 1: it is a share') : []),
    ...(Math.abs(mean) > MOST ? at('mean', `must be from ${-MOST} to ${MOST}`) : []),
    ...(isShare && standardDeviation !== undefined
      ? at('standardDeviation', 'cannot be given for a share, whose mean says it')
      : []),
    ...(!isShare && standardDeviation === undefined ? at('standardDeviation', 'is required') : []),
    ...(standardDeviation !== undefined && !(standardDeviation >= LEAST && standardDeviation <= MOST)
      ? at('standardDeviation', `must be from ${LEAST} to ${MOST}`)
      : []),
    ...(shareCounting !== undefined && aggregation !== 'VALUE_PER_EVENT'
      ? at('shareCounting', 'can be given for a mean per event only: else every entity counts')
      : []),
    ...(shareCounting !== undefined && !(shareCounting >= 1e-6 && shareCounting <= 1)
      ? at('shareCounting', 'must be above 0 and not above 1')
      : []),
  ];
};

/** Effects in standard deviations. Others need no plan, or no plan helps them. */
const LEAST_EFFECT = 1e-6;
const MOST_EFFECT = 1e3;

/** Returns the faults of an effect, beside its baseline. */
export const effectFaults = (
  requested: EffectNumbers,
  { mean, deviation }: Baseline,
  aggregation: MetricAggregation,
): Fault[] => {
  const name = requested.effect === undefined ? 'relativeEffect' : 'effect';
  if (requested.effect === undefined && mean === 0)
    return [{ name, message: 'cannot be a share of a mean of 0; give effect' }];
  const difference = differenceOf(requested, mean);
  const after = mean + difference;
  if (aggregation === 'SHARE' && !(after >= 0 && after <= 1))
    return [{ name, message: `would make the share of ${formatPlain(mean)} one of ${formatPlain(after)}` }];
  const size = Math.abs(difference) / deviation;
  return size >= LEAST_EFFECT && size <= MOST_EFFECT
    ? []
    : [{ name, message: `must be a millionth to a thousand times the standard deviation, ${formatPlain(deviation)}` }];
};

/** Returns the effect as a difference. A relative one is of the mean's size, so that 0.05 is an increase. */
export const differenceOf = ({ effect, relativeEffect = 0 }: EffectNumbers, mean: number): number =>
  effect ?? relativeEffect * Math.abs(mean);
