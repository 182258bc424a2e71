/** Bounds the values of a metric: each event's value at intake, and each entity's sum when it is counted. */

import type { MetricDefinition } from '../lifecycle/metric.ts';
import { type ClampBounds, clamp } from '../stats/bounds.ts';
import { scaledNumber } from '../stats/decimal.ts';
import { exceedance } from '../stats/exceedance.ts';

/**
 * Returns a function from the value of an event to the value that counts, both times 10^15: within the event's bounds,
 * and then 1 or 0 where the metric has a threshold.
 */
export const valueCounter = ({
  eventFloor,
  eventCap,
  above,
}: Pick<MetricDefinition, 'eventFloor' | 'eventCap' | 'above'>): ((value: bigint) => bigint) => {
  const bounds = boundsOf(eventFloor, eventCap);
  const threshold = scaledOrAbsent(above);
  return (value) => {
    const bounded = clamp(value, bounds);
    return threshold === undefined ? bounded : exceedance(bounded, threshold);
  };
};

/** Returns the bounds of an entity's sum. They have no members where the metric has none. */
export const entityBounds = ({
  entityFloor,
  entityCap,
}: Pick<MetricDefinition, 'entityFloor' | 'entityCap'>): ClampBounds => boundsOf(entityFloor, entityCap);

const boundsOf = (floor: number | undefined, cap: number | undefined): ClampBounds => ({
  ...(floor === undefined ? {} : { floor: scaledNumber(floor) }),
  ...(cap === undefined ? {} : { cap: scaledNumber(cap) }),
});

const scaledOrAbsent = (number: number | undefined): bigint | undefined =>
  number === undefined ? undefined : scaledNumber(number);
