/**
 * Where failures that no caller is told about are written.
 */

/** One line of JSON for each failure; never ids of entities, contexts or events. */
export const reportToStandardError = (message: string, details: Readonly<Record<string, unknown>>): void => {
  console.error(JSON.stringify({ level: 'ERROR', message, ...toReadable(details) }));
};

const toReadable = (details: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, value instanceof Error ? traceOf(value) : value]),
  );

/** The stack, which says nothing of what caused the error: for one, whose address it was that refused a connection. */
const traceOf = (error: Error): string =>
  [error.stack ?? String(error), ...causesOf(error).map((cause) => `Caused by ${traceOf(cause)}`)].join('\n');

/** Of a name with several addresses there is an error for each. */
const causesOf = ({ cause, errors = [] }: Error & { readonly errors?: readonly unknown[] }): Error[] =>
  [cause, ...errors].filter((one) => one instanceof Error);
