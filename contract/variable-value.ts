/**
 * What a variation serves. In a file of its own, so that evaluations do not bring all of features with them.
 */
import type * as z from 'zod/mini';
import { Flag } from './primitives.ts';
import { union } from './shape/aggregates.ts';
import { double, long, text } from './shape/scalars.ts';

export const VariableValue = union('VariableValue', {
  boolValue: Flag,
  stringValue: text('String', { length: { max: 512 } }),
  longValue: long('Long', { range: { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER } }),
  doubleValue: double('Double'),
});
export type VariableValue = z.output<typeof VariableValue>;
