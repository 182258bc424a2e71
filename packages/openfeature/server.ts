/** `@selfevident/openfeature/server`: the provider that evaluates in the application's own process. */

export { exposureHints } from './server/exposure-hints.ts';
export { type ProviderState, SelfevidentProvider } from './server/provider.ts';
export type { SelfevidentProviderOptions } from './server/provider-options.ts';
export type { Credentials } from './service/signature.ts';
