/**
 * No operation that a function calls has an event stream. Bundles have this instead of the SDK's support of them, which
 * it loads behind a condition and which therefore keeps much else from being left out.
 */

/** Named as in the package that it stands for. */
export const resolveEventStreamSerdeConfig = <Config>(config: Config): Config => config;

/** @throws Error always. */
export const eventStreamSerdeProvider = (): never => {
  throw new Error('The functions of the service have no event streams.');
};
