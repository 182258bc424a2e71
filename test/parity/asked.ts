/** What is asked at one moment, and whether two answers are the same. */

export interface Asked {
  readonly entityId: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A flag as OFREP answers it. */
export interface Flag {
  readonly key: string;
  readonly reason: string;
  readonly variant: string;
  readonly value: unknown;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** @throws Error that shows both, and what was asked. */
export const requireSame = (who: string, [service, other]: readonly [unknown, unknown], what: unknown): void => {
  const [left, right] = [sorted(service), sorted(other)];
  if (left !== right) throw new Error(`${JSON.stringify(what)}: the service says\n${left}\nand the ${who}\n${right}`);
};

/** As JSON, whose members are in order. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, each) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
