/**
 * Replaces `@aws/lambda-invoke-store` in bundles. The SDK reads the trace of an invocation from the store of Lambda's
 * runtime; the package would make such a store where there is no runtime.
 */

/** Has the name of the package's export. */
export const InvokeStore = {
  getInstanceAsync: async (): Promise<unknown> =>
    (globalThis as { readonly awslambda?: { readonly InvokeStore?: unknown } }).awslambda?.InvokeStore,
};
