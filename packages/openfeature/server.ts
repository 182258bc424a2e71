/** `@selfevident/openfeature/server`: the provider that evaluates in the application's own process. */

export { exposureHints } from './server/exposure-hints.ts';
export { type ProviderState, SelfevidentProvider, type SelfevidentProviderOptions } from './server/provider.ts';
export type { Credentials } from './service/signature.ts';
