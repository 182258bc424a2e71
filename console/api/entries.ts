/** The entries of a map of the API. Its type allows undefined values for whoever writes one; an answer has none. */
export const entriesOf = <Value>(map: Readonly<Record<string, Value | undefined>> | undefined): [string, Value][] =>
  Object.entries(map ?? {}) as [string, Value][];
