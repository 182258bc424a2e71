import type { FailureFacts } from '../../api/failure.ts';
import { words } from '../../words/en.ts';

/** The sentence for a failure. */
export const sentenceOf = ({ kind, errorName = '', status }: FailureFacts): string => {
  if (kind !== 'service') return words.failures[kind];
  const sentences: Readonly<Record<string, string>> = words.errors;
  return sentences[errorName] ?? (status === 403 ? words.forbidden : words.failures.service);
};
