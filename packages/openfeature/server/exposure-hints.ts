/**
 * Hints of single calls: `OpenFeature.addHooks(exposureHints)`, then `{ hookHints: { exposure: false } }` evaluates
 * without counting. A provider sees contexts only, and a hook costs each evaluation a microsecond: so it is asked for.
 */
import type { Hook } from '@openfeature/server-sdk';

export const exposureHints: Hook = {
  before: (_, hints) => (hints?.exposure === false ? { selfevident: { exposure: false } } : undefined),
};
