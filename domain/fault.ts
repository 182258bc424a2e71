/**
 * A fault of a request beyond the shape of its members. Faults are values: callers gather all of them and decide which
 * error they become.
 */
export interface Fault {
  /** The member at fault as a path, e.g. `scheduledSplitsConfig.steps[1].groupWeights`. */
  readonly name: string;
  readonly message: string;
}

/** Returns one fault for each element whose key repeats that of an earlier element. */
export const repetitionFaults = (
  keys: readonly (string | number)[],
  describe: (key: string | number, index: number) => Fault,
): Fault[] => keys.flatMap((key, index) => (keys.indexOf(key) < index ? [describe(key, index)] : []));
