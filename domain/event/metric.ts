// Which events a metric takes a value from, and whose value it is.

import type { MetricDefinition } from '../lifecycle/metric.ts';
import { compileSegment } from '../segment/compile.ts';
import type { Context } from '../segment/context.ts';
import { matches } from '../segment/match.ts';
import { parseValue } from '../stats/decimal.ts';
import { entityIdText, numberText, scalarAt } from './lookup.ts';

/** A value for a metric: `value` is times 10^15. */
export interface Measurement {
  readonly entityId: string;
  readonly value: bigint;
}

/** Why an event with such a value or entity id is refused; what merely lacks them is none of the metric's. */
export type MetricFault = 'is 1e15 or more' | 'is of an entity whose id has a lone surrogate';

/** What a metric makes of an event's data: nothing where it does not match or lacks a key. */
export type CompiledMetric = (data: Context) => Measurement | MetricFault | undefined;

/** The longest entity id of the service model, in code points. */
const longestEntityId = 512;

/** The event pattern has been checked. */
export const compileMetric = ({ eventPattern, entityIdKey, valueKey }: MetricDefinition): CompiledMetric => {
  const pattern = eventPattern === undefined ? undefined : compileSegment(eventPattern);
  return (data) => {
    if (pattern && !matches(pattern, data)) return undefined;
    const entityId = entityIdText(scalarAt(data, entityIdKey));
    const value = numberText(scalarAt(data, valueKey));
    if (!entityId || [...entityId].length > longestEntityId || value === undefined) return undefined;
    // DynamoDB takes well-formed text only.
    if (!entityId.isWellFormed()) return 'is of an entity whose id has a lone surrogate';
    const parsed = parseValue(value);
    return parsed === undefined ? 'is 1e15 or more' : { entityId, value: parsed };
  };
};
