/** `{ hookHints: { exposure: false } }` of a call, for the provider, which sees contexts only. */
import type { Hook } from '@openfeature/server-sdk';

export const exposureHints: Hook = {
  before: (_, hints) => (hints?.exposure === false ? { selfevident: { exposure: false } } : undefined),
};
