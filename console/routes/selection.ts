import { oneOf, text } from './search.ts';

/** What is selected in a list, by name, and what is about to be done to it. */
export const selection = (raw: Record<string, unknown>) => ({
  selected: text(raw, 'selected'),
  bulk: oneOf(raw, 'bulk', ['tag', 'stop', 'delete'] as const),
});
