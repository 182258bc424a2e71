/**
 * What is wrong with a request beyond the shape of its members. Faults are values: callers gather all of them and
 * decide which error they become.
 */
export interface Fault {
  /** The member at fault as a path, e.g. `scheduledSplitsConfig.steps[1].groupWeights`. */
  readonly name: string;
  readonly message: string;
}

/** The faults of a list whose elements must have different keys, one for each element that repeats an earlier key. */
export const repeated = (
  keys: readonly (string | number)[],
  describe: (key: string | number, index: number) => Fault,
): Fault[] => keys.flatMap((key, index) => (keys.indexOf(key) < index ? [describe(key, index)] : []));
