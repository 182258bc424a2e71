/**
 * Every word of the console, in English: a table for each noun. A sentence about a result is not here: the API says it.
 */
import { errorSentences, FORBIDDEN, failureSentences } from './en/errors.ts';
import { feature } from './en/feature.ts';
import { features } from './en/features.ts';
import { projects } from './en/projects.ts';
import { clock, shell, signIn } from './en/shell.ts';
import { confirm, paging, someone, states } from './en/states.ts';

export const words = {
  clock,
  confirm,
  errors: errorSentences,
  failures: failureSentences,
  feature,
  features,
  forbidden: FORBIDDEN,
  paging,
  projects,
  shell,
  signIn,
  someone,
  states,
} as const;
