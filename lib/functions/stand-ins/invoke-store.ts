/**
 * Where Lambda's runtime keeps what belongs to an invocation, as the SDK asks for it to pass a trace on. Bundles have this
 * instead of the package that makes such a store where there is no runtime.
 */

/** Named as in the package that it stands for. */
export const InvokeStore = {
  getInstanceAsync: async (): Promise<unknown> =>
    (globalThis as { readonly awslambda?: { readonly InvokeStore?: unknown } }).awslambda?.InvokeStore,
};
