/**
 * The value of a variation. It has its own file, so that the evaluation function does not load all of features.
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
