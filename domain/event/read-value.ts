/** Reads the value of a metric, and its entity, from an event. */

import { compilePattern } from '@selfevident/evaluation';
import { matchesDocument, NameTree, newPatternSet, numberText } from '@selfevident/evaluation/document';
import type { MetricDefinition } from '../lifecycle/metric.ts';
import { parseValue } from '../stats/decimal.ts';
import { valueCounter } from './bounded-value.ts';
import { type EventData, entityIdText, lookUp } from './event-data.ts';

/** A value for a metric as it counts, times 10^15. */
export interface EntityValue {
  readonly entityId: string;
  readonly value: bigint;
  /** Times 10^15. Absent for a metric without denominator. */
  readonly denominator?: bigint;
}

/** The fault of a value or an entity id that refuses its event. An event that merely lacks them is not refused. */
export type MetricFault =
  | 'is 1e15 or more'
  | 'has a denominator of 1e15 or more'
  | 'is of an entity whose id has a lone surrogate';

/** The cause why a metric reads nothing from an event. */
export interface Miss {
  readonly cause: 'noMatch' | 'noEntityId' | 'invalidEntityId' | 'noValue' | 'invalidValue';
  /** True if the event is for the metric: its pattern matches, or both keys exist when there is no pattern. */
  readonly isForMetric: boolean;
}

/** Reads a metric's value from an event's data. */
export type ReadValue = (data: EventData) => EntityValue | MetricFault | Miss;

/** The longest entity id of the service model, in code points. */
const LONGEST_ENTITY_ID = 512;

const noMatch: Miss = { cause: 'noMatch', isForMetric: false };

/** Compiles a metric, whose event pattern must be valid. Metrics of the same events share `names`. */
export const compileMetric = (definition: MetricDefinition, names = new NameTree()): ReadValue => {
  const { eventPattern, entityIdKey, valueKey, denominatorKey } = definition;
  const pattern = eventPattern === undefined ? undefined : compilePattern(eventPattern, newPatternSet(names));
  const [entityIdIn, valueIn] = [lookUp(names, entityIdKey), lookUp(names, valueKey)];
  const denominatorIn = denominatorKey === undefined ? undefined : lookUp(names, denominatorKey);
  const counted = valueCounter(definition);
  return (data) => {
    const document = data.along(names);
    if (pattern && !matchesDocument(pattern, document)) return noMatch;
    const entityId = entityIdText(entityIdIn(document));
    const value = numberText(valueIn(document));
    const denominator = denominatorIn ? numberText(denominatorIn(document)) : NO_DENOMINATOR;
    if (!isEntityId(entityId) || value === undefined || denominator === undefined)
      return missOf(definition, data, entityId);
    // DynamoDB takes well-formed text only.
    if (!entityId.isWellFormed()) return 'is of an entity whose id has a lone surrogate';
    const [parsed, divisor] = [parseValue(value), parseValue(denominator)];
    if (parsed === undefined) return 'is 1e15 or more';
    if (divisor === undefined) return 'has a denominator of 1e15 or more';
    return { entityId, value: counted(parsed), ...(denominatorIn ? { denominator: divisor } : {}) };
  };
};

/** Stands for the denominator of a metric without one. */
const NO_DENOMINATOR = '1';

const isEntityId = (entityId: string | undefined): entityId is string =>
  entityId !== undefined && entityId !== '' && [...entityId].length <= LONGEST_ENTITY_ID;

/** Finds the cause why an event without a valid value was missed. A fault of the id comes before one of the value. */
const missOf = (
  { eventPattern, entityIdKey, valueKey, denominatorKey = valueKey }: MetricDefinition,
  data: EventData,
  entityId: string | undefined,
): Miss => {
  const [hasId, hasValue] = [data.has(entityIdKey), data.has(valueKey) && data.has(denominatorKey)];
  const isForMetric = eventPattern !== undefined || (hasId && hasValue);
  if (!hasId) return { cause: 'noEntityId', isForMetric };
  if (!isEntityId(entityId)) return { cause: 'invalidEntityId', isForMetric };
  return { cause: hasValue ? 'invalidValue' : 'noValue', isForMetric };
};
