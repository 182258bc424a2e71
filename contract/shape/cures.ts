/**
 * What clients most often do instead of what is wanted: ends of messages that name the cure, and nothing where the
 * value does not look like that. None repeats the value.
 */

/** From the value that is of another type. */
export type Cure = (value: unknown) => string;

export const noCure: Cure = () => '';

const unquoted =
  (looks: RegExp): Cure =>
  (value) =>
    typeof value === 'string' && looks.test(value) ? ', without quotes' : '';

export const unquotedInteger = unquoted(/^-?\d{1,16}$/);
export const unquotedNumber = unquoted(/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i);
export const unquotedBoolean = unquoted(/^(true|false)$/i);

/** A context, a pattern, a payload or data, given as the object that it says. */
export const asText: Cure = (value) =>
  typeof value === 'object' ? ' that holds the JSON as text (JSON.stringify, json.dumps), not the object itself' : '';

/** One item by itself. */
export const inBrackets: Cure = (value) =>
  typeof value === 'string' ? ', in brackets also when it has one item only' : '';

/** Tags as other services of AWS have them. */
export const byKeys: Cure = (value) => (Array.isArray(value) ? ' of keys and values, not a list' : '');

/** A name where an ARN is wanted, or the other way round. */
export const nameOrArn = (text: string, pattern: string): string => {
  if (text.startsWith('arn:')) return ': a name expected, not an ARN';
  return pattern.startsWith('arn:') && !text.includes(':') ? ': an ARN expected, not a name' : '';
};
