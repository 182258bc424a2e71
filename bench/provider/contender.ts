/** A contender as its own process meets it. */

/** Where rules are and reports go. */
export interface Places {
  readonly url: string;
  readonly syncPort: number;
  readonly folder: string;
}

export interface Contender {
  readonly evaluate: (flag: string, visitor: string) => unknown;
  /** Sends what is left to send; whoever reports nothing has none. */
  readonly settle?: () => Promise<unknown>;
}

/** Named by the arguments of the process: the contender, its way to the rules, and the places as JSON. */
export const openContender = async (): Promise<Contender> => {
  const [, , name, way = '', places = ''] = process.argv;
  const ways = (await import(`./contenders/${name}.js`)) as Record<string, (places: Places) => Promise<Contender>>;
  const contender = await ways[way]?.(JSON.parse(places));
  if (!contender) throw new Error(`${name} has no ${way}`);
  return contender;
};

/** CPU time of the process, in microseconds. */
export const cpuSince = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return user + system;
};
