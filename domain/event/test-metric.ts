/** Tells what a metric takes from one event, or the first cause why it takes nothing, in words. */

import { compilePattern } from '@selfevident/evaluation';
import { explainMismatch } from '@selfevident/evaluation/document';
import type { MetricDefinition } from '../lifecycle/metric.ts';
import type { ValueDropCause } from './drop.ts';
import { parseEventData } from './event-data.ts';
import { compileMetric, type Miss } from './read-value.ts';

export type TestedMetric = TakenValue | NothingTaken;

interface TakenValue {
  readonly matched: true;
  readonly id: string;
  /** As it counts. */
  readonly value: number;
  readonly denominator?: number;
  readonly reason: string;
}

interface NothingTaken {
  readonly matched: false;
  readonly cause: Miss['cause'] | 'refused';
  readonly reason: string;
}

const UNITS = 1e15;

/** Reads `data`, the text of an event's JSON object; undefined for any other text. The pattern must be valid. */
export const takeFromEvent = (definition: MetricDefinition, data: string): TestedMetric | undefined => {
  const event = parseEventData(data);
  if (!event) return undefined;
  const found = compileMetric(definition)(event);
  if (typeof found === 'string')
    return { matched: false, cause: 'refused', reason: `The event would be refused: the value ${found}.` };
  if ('cause' in found) return { matched: false, cause: found.cause, reason: wordMiss(definition, data, found.cause) };
  const { entityId: id, value, denominator } = found;
  const over = denominator === undefined ? {} : { denominator: Number(denominator) / UNITS };
  return {
    matched: true,
    id,
    value: Number(value) / UNITS,
    ...over,
    reason: 'The metric takes this value of this entity.',
  };
};

/** Words why a metric takes nothing from an event. */
export const wordMiss = (definition: MetricDefinition, data: string, cause: Miss['cause']): string => {
  const { entityIdKey, valueKey, denominatorKey } = definition;
  const values = denominatorKey === undefined ? valueKey : `${valueKey} or ${denominatorKey}`;
  return {
    noMatch: `The event pattern does not match: ${mismatchOf(definition, data)}.`,
    noEntityId: `There is nothing at ${entityIdKey}, the key of the entity.`,
    invalidEntityId: `What is at ${entityIdKey} is no text or number of 1 to 512 characters.`,
    noValue: `There is nothing at ${values}, the key of the value.`,
    invalidValue: `What is at ${values} is no number.`,
  }[cause];
};

const mismatchOf = ({ eventPattern = '{}' }: MetricDefinition, data: string): string =>
  explainMismatch(compilePattern(eventPattern), data) ?? 'other members expected';

const dropTexts: Readonly<Record<ValueDropCause, string>> = {
  noAssignment: 'the entity was never served by it',
  outsideAssignment: 'the entity was evaluated more than an hour ago',
  outsideRun: 'it does not run now',
  outsideWindow: 'the hours after the first evaluation of the entity are over',
};

/** Words why a value of an entity would not count now. */
export const wordValueDrop = (cause: ValueDropCause): string => `Does not count: ${dropTexts[cause]}.`;
