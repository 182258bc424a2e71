/**
 * Replaces the SDK's support of event streams in bundles. No operation that a function calls has one, but the SDK loads
 * the support behind a condition, which keeps much other code in the bundle.
 */

/** Has the name of the SDK's function. */
export const resolveEventStreamSerdeConfig = <Config>(config: Config): Config => config;

/** @throws Error always. */
export const eventStreamSerdeProvider = (): never => {
  throw new Error('The functions of the service have no event streams.');
};
