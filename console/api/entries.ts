/** The entries of a map of the API. Its type allows undefined values for whoever writes one; an answer has none. */
export const entriesOf = <Value>(map: Readonly<Record<string, Value | undefined>> | undefined): [string, Value][] =>
  Object.entries(map ?? {}) as [string, Value][];

/** What a map has under a name. A name may be that of a member which every object inherits, such as `constructor`. */
export const own = <Value>(map: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined =>
  map !== undefined && Object.hasOwn(map, name) ? map[name] : undefined;
