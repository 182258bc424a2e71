/**
 * Reports failures that no caller sees.
 */

/** Writes one line of JSON for each failure. It never has ids of entities, contexts or events. */
export const reportToStandardError = (message: string, details: Readonly<Record<string, unknown>>): void => {
  console.error(JSON.stringify({ level: 'ERROR', message, ...toReadable(details) }));
};

/** Writes a line like that of a failure for what is none, but not as somebody wished it. */
export const warnOnStandardError = (message: string, details: Readonly<Record<string, unknown>>): void => {
  console.error(JSON.stringify({ level: 'WARN', message, ...details }));
};

const toReadable = (details: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, value instanceof Error ? traceOf(value) : value]),
  );

/** The stack of an error and of its causes. A cause may have the address that refused a connection. */
const traceOf = (error: Error): string =>
  [error.stack ?? String(error), ...causesOf(error).map((cause) => `Caused by ${traceOf(cause)}`)].join('\n');

/** A host with several addresses that refuse gives one error for each. */
const causesOf = ({ cause, errors = [] }: Error & { readonly errors?: readonly unknown[] }): Error[] =>
  [cause, ...errors].filter((one) => one instanceof Error);
