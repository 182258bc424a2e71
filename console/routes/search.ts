/**
 * Reads the query of an address. What makes no sense there is left out, so an old or mistyped address still opens.
 */

type Raw = Record<string, unknown>;

/** A text; absent when it is empty. */
export const text = (raw: Raw, name: string): string | undefined => {
  const value = raw[name];
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** One of the choices. */
export const oneOf = <const Choice extends string>(
  raw: Raw,
  name: string,
  choices: readonly Choice[],
): Choice | undefined => choices.find((choice) => choice === raw[name]);

/** A whole number from 1 on. */
export const positive = (raw: Raw, name: string): number | undefined => {
  const value = Number(raw[name]);
  return Number.isInteger(value) && value > 0 ? value : undefined;
};

/** Whether it is there and not `false`. */
export const flag = (raw: Raw, name: string): true | undefined =>
  raw[name] === true || raw[name] === 'true' || undefined;

/** Leaves out what is absent, so that addresses stay short. */
export const present = <Members extends Raw>(
  members: Members,
): { [K in keyof Members]?: Exclude<Members[K], undefined> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
