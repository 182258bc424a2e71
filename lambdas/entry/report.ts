/**
 * Where failures that no caller is told about are written.
 */

/** One line of JSON for each failure; never ids of entities, contexts or events. */
export const toStandardError = (message: string, details: Readonly<Record<string, unknown>>): void => {
  console.error(JSON.stringify({ level: 'ERROR', message, ...readable(details) }));
};

const readable = (details: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, value instanceof Error ? (value.stack ?? '') : value]),
  );
