import type { Change } from '../../parts/before-after.tsx';

/** Variations by entity. */
export type Overrides = Readonly<Record<string, string>>;

const NONE = '—';

/** What becomes of which entity. */
export const overrideChanges = (before: Overrides, after: Overrides): readonly Change[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((entity) => before[entity] !== after[entity])
    .map((entity) => ({ what: entity, before: before[entity] ?? NONE, after: after[entity] ?? NONE }));
