/** The value of a flag on the wire. */

import type { VariableValue } from '@selfevident/evaluation';

/** JSON text that JSON.stringify writes as it is. */
export interface RawJson {
  readonly rawJSON: string;
}

/** ECMAScript 2025 has it; the types of this compiler do not. */
const { rawJSON } = JSON as unknown as { readonly rawJSON: (text: string) => RawJson };

/**
 * The value of a variation. A double has a point or an exponent, since typed clients take `7` for an integer and refuse
 * it for a number with a fraction.
 */
export const flagValue = (value: VariableValue): boolean | string | number | RawJson => {
  if ('boolValue' in value) return value.boolValue;
  if ('stringValue' in value) return value.stringValue;
  return 'longValue' in value ? value.longValue : rawJSON(doubleText(value.doubleValue));
};

/** JSON text of a finite number, with a point or an exponent. */
const doubleText = (value: number): string => {
  const text = JSON.stringify(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
};
