/**
 * Ends of messages that name the cure for frequent mistakes of clients. A cure is empty for a value without the
 * mistake, and never repeats the value.
 */

/** Gets a value of the wrong type. */
export type Cure = (value: unknown) => string;

export const noCure: Cure = () => '';

const unquoted =
  (looks: RegExp): Cure =>
  (value) =>
    typeof value === 'string' && looks.test(value) ? ', without quotes' : '';

export const unquotedInteger = unquoted(/^-?\d{1,16}$/);
export const unquotedNumber = unquoted(/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i);
export const unquotedBoolean = unquoted(/^(true|false)$/i);

/** For a context, a pattern, a payload or data that was sent as an object instead of JSON text. */
export const asText: Cure = (value) =>
  typeof value === 'object' ? ' that holds the JSON as text (JSON.stringify, json.dumps), not the object itself' : '';

/** For one item without its list. */
export const inBrackets: Cure = (value) =>
  typeof value === 'string' ? ', in brackets also when it has one item only' : '';

/** For tags in the form of other AWS services. */
export const byKeys: Cure = (value) => (Array.isArray(value) ? ' of keys and values, not a list' : '');

/** For a name in the place of an ARN, or the other way round, or an ARN of something else. */
export const nameOrArn = (text: string, pattern: string): string => {
  const isOfArns = /^\^?arn:/.test(pattern);
  if (text.startsWith('arn:')) return isOfArns ? ': an ARN of another form expected' : ': a name expected, not an ARN';
  return isOfArns && !text.includes(':') ? ': an ARN expected, not a name' : '';
};
