// Which events a metric takes a value from, and whose value it is.

import type { MetricDefinition } from '../lifecycle/metric.ts';
import { compilePattern } from '../pattern/compile.ts';
import { matchesDocument } from '../pattern/match.ts';
import { NameTree } from '../pattern/name-tree.ts';
import { newPatternSet } from '../pattern/pattern-set.ts';
import { numberText } from '../pattern/scalar.ts';
import { parseValue } from '../stats/decimal.ts';
import { type EventData, entityIdText, lookUp } from './event-data.ts';

/** A value for a metric: `value` is times 10^15. */
export interface EntityValue {
  readonly entityId: string;
  readonly value: bigint;
}

/** Why an event with such a value or entity id is refused; what merely lacks them is none of the metric's. */
export type MetricFault = 'is 1e15 or more' | 'is of an entity whose id has a lone surrogate';

/** Why a metric takes nothing from an event. */
export interface Miss {
  readonly cause: 'noMatch' | 'noEntityId' | 'invalidEntityId' | 'noValue' | 'invalidValue';
  /** Whether the event is for the metric: its pattern admits it or, without a pattern, both keys are there. */
  readonly isFor: boolean;
}

/** What a metric makes of an event's data. */
export type ReadValue = (data: EventData) => EntityValue | MetricFault | Miss;

/** The longest entity id of the service model, in code points. */
const longestEntityId = 512;

const noMatch: Miss = { cause: 'noMatch', isFor: false };

/** The event pattern has been checked. Metrics that are asked of the same events share `names`. */
export const compileMetric = (definition: MetricDefinition, names = new NameTree()): ReadValue => {
  const { eventPattern, entityIdKey, valueKey } = definition;
  const pattern = eventPattern === undefined ? undefined : compilePattern(eventPattern, newPatternSet(names));
  const [entityIdIn, valueIn] = [lookUp(names, entityIdKey), lookUp(names, valueKey)];
  return (data) => {
    const document = data.along(names);
    if (pattern && !matchesDocument(pattern, document)) return noMatch;
    const entityId = entityIdText(entityIdIn(document));
    const value = numberText(valueIn(document));
    if (!isEntityId(entityId) || value === undefined) return missOf(definition, data, entityId);
    // DynamoDB takes well-formed text only.
    if (!entityId.isWellFormed()) return 'is of an entity whose id has a lone surrogate';
    const parsed = parseValue(value);
    return parsed === undefined ? 'is 1e15 or more' : { entityId, value: parsed };
  };
};

const isEntityId = (entityId: string | undefined): entityId is string =>
  entityId !== undefined && entityId !== '' && [...entityId].length <= longestEntityId;

/** Why an event that the pattern admits has no measurement: its id is told of before its value. */
const missOf = (
  { eventPattern, entityIdKey, valueKey }: MetricDefinition,
  data: EventData,
  entityId: string | undefined,
): Miss => {
  const [hasId, hasValue] = [data.has(entityIdKey), data.has(valueKey)];
  const isFor = eventPattern !== undefined || (hasId && hasValue);
  if (!hasId) return { cause: 'noEntityId', isFor };
  if (!isEntityId(entityId)) return { cause: 'invalidEntityId', isFor };
  return { cause: hasValue ? 'invalidValue' : 'noValue', isFor };
};
